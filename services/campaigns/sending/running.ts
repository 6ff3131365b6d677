// Campaigns that a person's sender runs, or no longer runs.
import type { Schedule } from '../campaigns/schedule-schemas.ts'
import { released } from './limits.ts'
import type { RunningCampaign, Sender } from './record.ts'

/** `left` are its recipients that wait, `retryAt` when the first of those that failed for now is due. */
export function withRunning(
  sender: Sender,
  campaignId: string,
  { schedule, left, retryAt }: { schedule: Schedule; left: number; retryAt: number | null },
): Sender {
  const running: RunningCampaign = {
    ...{ schedule, left, retryAt, notBefore: 0 },
    // It has its turn before those that have sent already.
    ...{ claimedAt: 0, failuresInARow: 0 },
  }
  return {
    ...sender,
    running: { ...sender.running, [campaignId]: running },
    resuming: without(sender.resuming, campaignId),
  }
}

/** Without the campaign, and without attempts that are taken back. */
export const withoutRunning = (
  sender: Sender,
  campaignId: string,
  takenBack: readonly string[] = [],
): Sender => ({
  ...sender,
  log: released(sender.log, takenBack),
  running: without(sender.running, campaignId),
  resuming: without(sender.resuming, campaignId),
})

const without = <Value>(record: Record<string, Value>, key: string): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).filter(([each]) => each !== key))
