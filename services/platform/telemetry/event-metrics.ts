// What functions measure. Loaded with the first export, because it is not needed to handle an event.
// Only these parts: the package's main file also loads the metrics of the process, which nobody here reads.
import Histogram from 'prom-client/lib/histogram.js'
import Registry from 'prom-client/lib/registry.js'
import type { EventMeasured } from './spans.ts'

/** Seconds, from a removal to a video of a job's page; and for the wait, up to a backlog of an hour. */
const DURATIONS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300]
const WAITS = [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600]

export function createEventMetrics() {
  const registry = new Registry()
  const registers = [registry]
  const durations = new Histogram({
    name: 'atelier_event_duration_seconds',
    help: 'Time that a function took for an event, by what became of it.',
    labelNames: ['function', 'outcome'],
    buckets: DURATIONS,
    registers,
  })
  const waits = new Histogram({
    name: 'atelier_event_wait_seconds',
    help: 'Time between the publication of an event and the begin of an attempt.',
    labelNames: ['function'],
    buckets: WAITS,
    registers,
  })
  return {
    registry,
    add({ function: name, outcome, seconds, waited }: EventMeasured) {
      durations.observe({ function: name, outcome }, seconds)
      if (waited !== null) waits.observe({ function: name }, waited)
    },
  }
}
