import { Counter, Gauge, Histogram, type Registry } from '../metrics.ts'

export type PushResult = 'acked' | 'refused' | 'expired' | 'unreachable'

/** Counters for an operator, in `registry`. `backlog` is called when the metrics are read. */
export function createMetrics(registry: Registry, backlog: () => Iterable<{ name: string; size: number }>) {
  const registers = [registry]
  const published = new Counter({
    name: 'pubsub_published_total',
    help: 'Messages published',
    labelNames: ['topic'],
    registers,
  })
  const deliveries = new Counter({
    name: 'pubsub_push_deliveries_total',
    help: 'Pushes by what became of them',
    labelNames: ['subscription', 'result'],
    registers,
  })
  const retries = new Counter({
    name: 'pubsub_retries_total',
    help: 'Deliveries after the first of a message',
    labelNames: ['subscription'],
    registers,
  })
  const deadLetters = new Counter({
    name: 'pubsub_dead_letters_total',
    help: 'Messages forwarded to a dead-letter topic',
    labelNames: ['subscription'],
    registers,
  })
  const seconds = new Histogram({
    name: 'pubsub_push_seconds',
    help: 'Time from sending a push to its answer',
    labelNames: ['subscription'],
    buckets: [0.005, 0.02, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600],
    registers,
  })
  new Gauge({
    name: 'pubsub_backlog_messages',
    help: 'Messages that are not acknowledged yet',
    labelNames: ['subscription'],
    registers,
    collect() {
      this.reset()
      for (const { name, size } of backlog()) this.set({ subscription: name }, size)
    },
  })

  return {
    published: (topic: string, count: number) => published.inc({ topic }, count),
    retried: (subscription: string) => retries.inc({ subscription }),
    deadLettered: (subscription: string) => deadLetters.inc({ subscription }),
    pushed(subscription: string, result: PushResult, milliseconds: number) {
      deliveries.inc({ subscription, result })
      seconds.observe({ subscription }, milliseconds / 1000)
    },
  }
}

export type Metrics = ReturnType<typeof createMetrics>
