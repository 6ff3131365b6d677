// Campaigns that a person's sender runs, or no longer runs.
import type { CampaignFacts } from '../campaigns/record.ts'
import { released } from './limits.ts'
import type { RunningCampaign, Sender } from './record.ts'

export interface Waiting {
  /** Recipients that wait. */
  left: number
  /** When the first of those is due that failed for now; milliseconds since the epoch. */
  retryAt: number | null
}

type Started = Pick<CampaignFacts, 'id' | 'schedule' | 'version'>

export function withRunning(
  sender: Sender,
  { id, schedule, version }: Started,
  { left, retryAt, now }: Waiting & { now: number },
): Sender {
  const running: RunningCampaign = {
    ...{ schedule, run: `${version} ${now}`, left, retryAt, notBefore: 0 },
    // It has its turn before those that have sent already.
    ...{ claimedAt: 0, failuresInARow: 0 },
  }
  return {
    ...sender,
    running: { ...sender.running, [id]: running },
    resuming: without(sender.resuming, id),
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
