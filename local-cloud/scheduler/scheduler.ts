// Cloud Scheduler on one machine: publishes each described job's message at its times.

import { Cron } from 'croner'
import type { Clock } from '../clock.ts'
import type { CloudDescription, ScheduleDescription } from '../description.ts'
import { type Tell, tellNobody } from '../happenings.ts'

export interface SchedulerOptions {
  description: Pick<CloudDescription, 'schedules'>
  clock: Clock
  publish: (topic: string, message: { data: Uint8Array; attributes: Record<string, string> }) => unknown
  tell?: Tell
  /** Reports what an operator should know. */
  log?: (text: string) => void
}

export interface Scheduler {
  /** Publishes the job's message now, in addition to its schedule. Throws when there is no such job. */
  runNow(name: string): void
  /** Milliseconds since the epoch of the job's next run; null when there is none. */
  nextRun(name: string): number | null
  close(): void
}

interface Job {
  schedule: ScheduleDescription
  cron: Cron
  next: number | null
  cancel: () => void
}

/**
 * UTC has no summer time, so schedules in it do not need the table of time zones, which takes half as long to load as
 * Node.
 */
const UTC = /^(Etc\/)?UTC$/

/** Throws when a schedule or a time zone cannot be parsed. */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const { description, clock, publish, tell = tellNobody, log } = options
  const jobs = new Map<string, Job>()

  function run({ schedule: { name, topic, data, attributes } }: Job, byHand: boolean) {
    try {
      publish(topic, { data, attributes })
      tell({ kind: 'tick', schedule: name, topic, byHand })
    } catch (error) {
      log?.(`The job ${name} could not publish: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  // The next run is computed from now, not from the last one. After a jump of the clock, or when the machine slept, the
  // skipped ticks are lost, as in an outage, and one late tick runs.
  function plan(job: Job) {
    job.next = job.cron.nextRun(new Date(clock.now()))?.getTime() ?? null
    if (job.next === null) return
    job.cancel = clock.after(job.next - clock.now(), () => {
      plan(job)
      run(job, false)
    })
  }

  for (const schedule of description.schedules) {
    const job: Job = { schedule, cron: parse(schedule), next: null, cancel: () => undefined }
    jobs.set(schedule.name, job)
    plan(job)
  }

  function jobNamed(name: string): Job {
    const job = jobs.get(name)
    if (!job) throw new Error(`There is no scheduled job ${name}`)
    return job
  }

  return {
    runNow: (name) => run(jobNamed(name), true),
    nextRun: (name) => jobNamed(name).next,
    close() {
      for (const { cancel } of jobs.values()) cancel()
    },
  }
}

/** Parses Unix cron of five fields, as in Terraform; seconds and Google's "every 5 minutes" are refused. */
function parse({ name, schedule, timeZone }: ScheduleDescription): Cron {
  try {
    const zone = UTC.test(timeZone) ? { utcOffset: 0 } : { timezone: timeZone }
    const cron = new Cron(schedule, { ...zone, mode: '5-part', paused: true })
    // croner checks the time zone only when it is asked for a time.
    cron.nextRun(new Date(0))
    return cron
  } catch (error) {
    throw new Error(`The schedule of ${name} cannot be understood: ${schedule} in ${timeZone}`, {
      cause: error,
    })
  }
}
