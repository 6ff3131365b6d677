// A cloud of which only the happenings are made up: its alert policies are those of an environment, and its clock moves
// only when it is told to.
import type { Environment } from '../../infra/environments.ts'
import { synthesize } from '../../infra/synthesize.ts'
import { createHappenings, type Happening } from '../../local-cloud/happenings.ts'
import { readMonitoringOnly } from '../../local-cloud/monitoring/from-terraform.ts'
import { createMonitoring } from '../../local-cloud/monitoring/monitoring.ts'
import type { SubscriptionBacklog } from '../../local-cloud/pubsub/broker.ts'
import { createStillClock } from '../../local-cloud/still-clock.ts'

export type Description = ReturnType<typeof readMonitoringOnly>

export const describeMonitoring = (environment: Environment): Description =>
  readMonitoringOnly(synthesize(environment))

export type World = ReturnType<typeof createWorld>

export function createWorld(description: Description, start: number) {
  const clock = createStillClock(start)
  const happenings = createHappenings(clock)
  const backlogs = new Map<string, SubscriptionBacklog>()
  const monitoring = createMonitoring({ description, clock, happenings, backlogs: () => backlogs.values() })
  let pids = 1
  const running = new Map<string, number[]>()

  function instance(service: string, change: 'ready' | 'crashed' | 'failed' | 'gone', pid: number) {
    happenings.tell({ kind: 'instance', service, revision: `${service}-1`, pid, change, ms: 900 })
  }

  return {
    clock,
    monitoring,
    tell: (happening: Happening) => happenings.tell(happening),

    request(service: string, status: number, ms: number) {
      happenings.tell({
        kind: 'request',
        service,
        revision: `${service}-1`,
        method: 'POST',
        path: '/',
        status,
        ms,
        received: 500,
        sent: 500,
        pid: 1,
        trace: null,
      })
    },

    log(service: string, entry: Record<string, unknown>) {
      const line = { service, severity: 'INFO' as const, message: '', time: clock.now(), entry }
      happenings.tell({ kind: 'log', line, size: 200 })
    },

    figure(service: string, name: string, value = 1) {
      this.log(service, { figure: { name, value } })
    },

    publish(topic: string) {
      happenings.tell({ kind: 'published', topic, messageId: '1', size: 200, trace: null })
    },

    /** Starts and stops instances until there are so many. */
    instances(service: string, count: number) {
      const pids_ = running.get(service) ?? []
      running.set(service, pids_)
      while (pids_.length < count) {
        pids_.push(pids++)
        instance(service, 'ready', pids_.at(-1)!)
      }
      while (pids_.length > count) instance(service, 'gone', pids_.pop()!)
    },

    crash: (service: string) => instance(service, 'crashed', pids++),
    failToStart: (service: string) => instance(service, 'failed', pids++),

    backlog(subscription: string, messages: number, oldestSeconds: number) {
      backlogs.set(subscription, { subscription, messages, oldestSeconds })
    },

    uptime: (isUp: boolean, certificateDays: number) =>
      monitoring.checkUptime(async () => ({ isUp, certificateDays })),
  }
}
