import type { BackupScheduleDescription } from '../../description.ts'

type Recurrence = BackupScheduleDescription['recurrence']

const DAY = 86_400_000

/**
 * The first moment after `time` at which a schedule runs: midnight in UTC, on its day of the week. Google takes backups
 * at an hour of its own, which differs from day to day. Milliseconds since the epoch.
 */
export function nextRun(recurrence: Recurrence, time: number): number {
  const midnight = (Math.floor(time / DAY) + 1) * DAY
  if (recurrence === 'daily') return midnight
  return midnight + ((recurrence - new Date(midnight).getUTCDay() + 7) % 7) * DAY
}

/** All moments after `after` until `until`, that one included, at which a schedule runs. */
export function runsBetween(recurrence: Recurrence, after: number, until: number): number[] {
  const runs: number[] = []
  for (let at = nextRun(recurrence, after); at <= until; at = nextRun(recurrence, at)) runs.push(at)
  return runs
}
