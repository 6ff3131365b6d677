// Campaigns that a person's sender runs, or no longer runs.
import { AppError } from '../../platform/errors.ts'
import type { CampaignFacts } from '../campaigns/record.ts'
import { released } from './limits.ts'
import type { RunningCampaign, Sender, StoredMailbox } from './record.ts'

/** At the same time, of one person: each claim looks at all of them, and one document names them. */
export const MOST_RUNNING = 100

/** Throws AppError `conflict` when no further campaign may run. Those that go on by themselves count too. */
export function checkRoom({ running, resuming }: Pick<Sender, 'running' | 'resuming'>, id: string): void {
  const others = new Set([...Object.keys(running), ...Object.keys(resuming)])
  others.delete(id)
  if (others.size >= MOST_RUNNING)
    throw new AppError(
      'conflict',
      `At most ${MOST_RUNNING} campaigns run at the same time. Pause one first.`,
      {
        reason: 'too-many-running',
      },
    )
}

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
    awaitingMailbox: without(sender.awaitingMailbox, id),
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
  awaitingMailbox: without(sender.awaitingMailbox, campaignId),
})

/** The campaign goes on when the address that is to be connected again is. Without any, the person resumes it. */
export const withAwaiting = (sender: Sender, campaignId: string): Sender =>
  sender.mailbox
    ? {
        ...sender,
        awaitingMailbox: { ...sender.awaitingMailbox, [campaignId]: sender.mailbox.address },
      }
    : sender

/**
 * The sender with another mailbox, or none. Campaigns that waited for this address go on; with another one, it is the
 * person who resumes them.
 */
export function withMailbox(sender: Sender, mailbox: StoredMailbox | null, now: number): Sender {
  if (mailbox?.status !== 'connected') return { ...sender, mailbox }
  const back = Object.entries(sender.awaitingMailbox).filter(([, address]) => address === mailbox.address)
  const resuming = Object.fromEntries(back.map(([campaignId]) => [campaignId, now]))
  return { ...sender, mailbox, resuming: { ...sender.resuming, ...resuming }, awaitingMailbox: {} }
}

const without = <Value>(record: Record<string, Value>, key: string): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).filter(([each]) => each !== key))
