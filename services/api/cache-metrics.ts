import { Counter, Gauge } from 'prom-client'
import type { Cache } from '../ai/cache.ts'
import type { Metrics } from './metrics.ts'

/** What the cache of this process does, read whenever the metrics are asked for. */
export function measureCache({ registry }: Metrics, { stats }: Pick<Cache, 'stats'>): void {
  const registers = [registry]
  new Counter({
    name: 'atelier_cache_requests_total',
    help: 'Requests to the cache, by outcome.',
    labelNames: ['outcome'],
    registers,
    collect() {
      const { hits, misses } = stats()
      this.reset()
      this.inc({ outcome: 'hit' }, hits)
      this.inc({ outcome: 'miss' }, misses)
    },
  })
  new Gauge({
    name: 'atelier_cache_bytes',
    help: 'Bytes of what the cache keeps.',
    registers,
    collect() {
      this.set(stats().size)
    },
  })
}
