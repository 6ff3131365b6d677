import { createHappenings } from '../happenings.ts'
import { createStillClock } from '../still-clock.ts'
import { type ConditionDescription, emptyMonitoring, type MonitoringDescription } from './description.ts'
import type { Backlog } from './from-happenings.ts'
import { createMonitoring } from './monitoring.ts'
import { MINUTE_MS } from './series.ts'

/** A whole hour, so that minutes of a test are minutes of the clock. */
export const START = Date.UTC(2026, 10, 27, 8)

export function createWorld(
  monitoring: Partial<MonitoringDescription>,
  backlogs: () => Backlog[] = () => [],
) {
  const clock = createStillClock(START)
  const happenings = createHappenings(clock)
  const cloud = createMonitoring({
    description: { projectId: 'p', location: 'r', monitoring: { ...emptyMonitoring(), ...monitoring } },
    clock,
    happenings,
    backlogs,
  })
  return {
    ...cloud,
    /** Tells so many requests with that status in this minute. */
    requests(count: number, status: number, { service = 'api', ms = 20 } = {}) {
      for (let each = 0; each < count; each++)
        happenings.tell({
          kind: 'request',
          service,
          revision: `${service}-1`,
          method: 'GET',
          path: '/',
          status,
          ms,
          received: 0,
          sent: 0,
          pid: 1,
          trace: null,
        })
    },
    log(service: string, entry: Record<string, unknown>) {
      const time = clock.now()
      const line = { service, severity: 'INFO' as const, message: '', time, entry }
      happenings.tell({ kind: 'log', line, size: 100 })
    },
    tell: happenings.tell,
    minutes: (count: number) => clock.advance(count * MINUTE_MS),
    /** The minutes since the start at which each incident was opened and closed. */
    times: () =>
      cloud
        .incidents()
        .map(({ policy, openedAt, closedAt }) => [
          policy,
          (openedAt - START) / MINUTE_MS,
          closedAt === null ? null : (closedAt - START) / MINUTE_MS,
        ]),
  }
}

export const policy = (
  conditions: ConditionDescription[],
  combiner: 'AND' | 'OR' | 'AND_WITH_MATCHING_RESOURCE' = 'OR',
  autoCloseSeconds = 1800,
) => ({
  name: 'p',
  severity: 'ERROR',
  combiner,
  conditions,
  channels: [],
  documentation: '',
  autoCloseSeconds,
})
