import { Counter, Gauge, Histogram, type Registry } from '../metrics.ts'

export type RunMetrics = ReturnType<typeof createRunMetrics>

/** `instances` is called when the metrics are read. */
export function createRunMetrics(
  registry: Registry,
  instances: () => Iterable<{ service: string; count: number }>,
) {
  const registers = [registry]
  const requests = new Counter({
    name: 'run_requests_total',
    help: 'Requests by the status they were answered with',
    labelNames: ['service', 'status'],
    registers,
  })
  const seconds = new Histogram({
    name: 'run_request_seconds',
    help: 'Time from the arrival of a request to the end of its answer, waiting for an instance included',
    labelNames: ['service'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300],
    registers,
  })
  const coldStarts = new Histogram({
    name: 'run_cold_start_seconds',
    help: 'Time from starting a process until it could serve',
    labelNames: ['service'],
    buckets: [0.1, 0.2, 0.3, 0.5, 0.75, 1, 2, 5, 10],
    registers,
  })
  const crashes = new Counter({
    name: 'run_crashes_total',
    help: 'Instances that ended without being told to',
    labelNames: ['service'],
    registers,
  })
  new Gauge({
    name: 'run_instances',
    help: 'Processes that run now',
    labelNames: ['service'],
    registers,
    collect() {
      this.reset()
      for (const { service, count } of instances()) this.set({ service }, count)
    },
  })

  return {
    request(service: string, status: number, milliseconds: number) {
      requests.inc({ service, status })
      seconds.observe({ service }, milliseconds / 1000)
    },
    coldStart: (service: string, milliseconds: number) =>
      coldStarts.observe({ service }, milliseconds / 1000),
    crash: (service: string) => crashes.inc({ service }),
  }
}
