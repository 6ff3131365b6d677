// Cloud Monitoring and the part of Cloud Logging that feeds it: makes time series of what happens, and judges the alert
// policies of the Terraform JSON over them, once for every minute of the clock.
import type { Clock } from '../clock.ts'
import type { Happenings } from '../happenings.ts'
import type { MonitoringDescription } from './description.ts'
import { parseFilter } from './filter.ts'
import { type Backlog, createFromHappenings, SIMULATED_METRICS } from './from-happenings.ts'
import { createIncidents, type Incident } from './incidents.ts'
import { createLogMetrics } from './log-metrics.ts'
import { type AllSeries, createSeries, MINUTE_MS } from './series.ts'
import { createSinks } from './sinks.ts'
import { createUptime, type Probe } from './uptime.ts'

export interface MonitoringDeps {
  description: { projectId: string; location: string; monitoring: MonitoringDescription }
  clock: Pick<Clock, 'now' | 'after'>
  happenings: Pick<Happenings, 'listen'>
  /** What the subscriptions have not acknowledged; asked once a minute. */
  backlogs: () => Iterable<Backlog>
}

export interface Monitoring {
  /** Every incident so far, oldest first. */
  incidents(): readonly Incident[]
  /** Runs every uptime check once, as often as is asked for: a check of its own would keep the services awake. */
  checkUptime(probe: Probe): Promise<void>
  series: Pick<AllSeries, 'of'>
  /** Entries that a sink has copied into a log bucket, oldest first. */
  kept(bucket: string): readonly { time: number; entry: unknown }[]
  close(): void
}

/** Throws an error that names what a policy needs and is not simulated. */
export function createMonitoring({ description, clock, happenings, backlogs }: MonitoringDeps): Monitoring {
  const { projectId, location, monitoring } = description
  checkMetrics(monitoring)
  const all = createSeries()
  const incidents = createIncidents(monitoring, all)
  const logMetrics = createLogMetrics(monitoring.logMetrics, all)
  const sinks = createSinks(monitoring)
  const uptime = createUptime({ all, projectId })
  const from = createFromHappenings({
    all,
    projectId,
    location,
    logged(entry, time) {
      logMetrics(entry, time)
      incidents.log(entry, time)
      sinks.take(entry, time)
    },
  })
  let judged = Math.floor(clock.now() / MINUTE_MS)
  const stopListening = happenings.listen((told) => {
    catchUp(told.time)
    from.hear(told)
  })

  /** A clock that was moved far forward has every minute in between judged. */
  function catchUp(now: number): void {
    const minute = Math.floor(now / MINUTE_MS)
    while (judged < minute) {
      from.sample(backlogs(), judged * MINUTE_MS)
      judged++
      incidents.judge(judged)
      if (judged % 60 === 0) all.forget(judged * MINUTE_MS)
    }
  }

  let cancel = () => {}
  function tick(): void {
    catchUp(clock.now())
    cancel = clock.after(MINUTE_MS - (clock.now() % MINUTE_MS), tick)
  }
  tick()

  return {
    incidents() {
      catchUp(clock.now())
      return incidents.all
    },
    async checkUptime(probe) {
      for (const check of monitoring.uptimeChecks) {
        const result = await probe(check)
        catchUp(clock.now())
        uptime.record(check, result, clock.now())
      }
    },
    series: all,
    kept: sinks.kept,
    close() {
      stopListening()
      cancel()
    },
  }
}

/** A policy about a metric that nobody writes would never fire, and look healthy. */
function checkMetrics({ policies, objectives, logMetrics }: MonitoringDescription): void {
  const written = new Set([
    ...SIMULATED_METRICS,
    ...logMetrics.map(({ name }) => `logging.googleapis.com/user/${name}`),
  ])
  const check = (filter: string, who: string) => {
    const metric = parseFilter(filter).required('metric.type')
    if (metric === null || !written.has(metric))
      throw new Error(`${who} looks at ${metric ?? 'no single metric'}, which is not simulated`)
  }
  for (const { name, conditions } of policies)
    for (const condition of conditions) {
      if (condition.kind === 'threshold' || condition.kind === 'absence') check(condition.filter, name)
      if (condition.kind === 'threshold' && condition.denominator) check(condition.denominator.filter, name)
    }
  for (const { name, indicator } of objectives)
    for (const filter of indicator.kind === 'ratio'
      ? [indicator.bad, indicator.total]
      : [indicator.distribution])
      check(filter, name)
}
