// When a person's next mail goes, and of which campaign: from log, gap, schedules, retries and turns.
import { isoTime } from '../../platform/times.ts'
import { limitsOf, roomIn } from './limits.ts'
import type { RunningCampaign, Sender } from './record.ts'
import { nextOpen } from './windows.ts'

/** A campaign whose last mail is under way is looked at again after this, if that mail did not finish it. */
export const FINISH_CHECK_MS = 60_000

export type Wait = 'mailbox' | 'hour-limit' | 'day-limit' | 'gap' | 'schedule' | 'retry' | 'nothing'

export interface Turn {
  campaignId: string
  /** When its mail may go; milliseconds since the epoch, `now` at the earliest. */
  at: number
  /** What it waits for until then; `nothing` when it may go now. */
  wait: Wait
}

type Turning = Pick<Sender, 'mailbox' | 'allowed' | 'lowered' | 'log' | 'gapUntil' | 'running'>

export const canSend = ({ mailbox }: Pick<Sender, 'mailbox'>) => mailbox?.status === 'connected'

/**
 * The next mail; null when nothing may go. Of the campaigns that may send at that time, the one whose last claim is
 * the longest ago has its turn.
 */
export function nextTurn(sender: Turning, now: number, open = nextOpen): Turn | null {
  if (!canSend(sender)) return null
  const room = roomIn(sender.log, limitsOf(sender))
  const free = Math.max(now, room.at, sender.gapUntil)
  let next: (Turn & { claimedAt: number }) | null = null
  for (const [campaignId, running] of Object.entries(sender.running)) {
    if (running.left === 0) continue
    const ready = Math.max(free, running.notBefore)
    // Time zones are slow to ask.
    if (next && ready > next.at) continue
    const at = open(running.schedule, ready)
    if (at === null) continue
    if (next && (at > next.at || (at === next.at && running.claimedAt >= next.claimedAt))) continue
    const wait = waitFor({ sender, room, running, now, ready, at })
    next = { campaignId, at, wait, claimedAt: running.claimedAt }
  }
  return next && { campaignId: next.campaignId, at: next.at, wait: next.wait }
}

interface Waiting {
  sender: Turning
  room: ReturnType<typeof roomIn>
  running: RunningCampaign
  now: number
  ready: number
  at: number
}

/** What lasts longest is what it waits for. */
function waitFor({ sender, room, running, now, ready, at }: Waiting): Wait {
  if (at > ready) return 'schedule'
  if (ready <= now) return 'nothing'
  if (ready === running.notBefore) return 'retry'
  if (ready === sender.gapUntil) return 'gap'
  return room.limit === 'day' ? 'day-limit' : 'hour-limit'
}

/** When the pace has to look at this person again, whatever for; null when there is nothing to do. */
export function dueTime(
  sender: Turning & Pick<Sender, 'resuming' | 'cancelling'>,
  now: number,
): number | null {
  const times = [
    nextTurn(sender, now)?.at ?? Number.POSITIVE_INFINITY,
    ...Object.values(sender.resuming),
    ...sender.cancelling.map(() => now),
    ...Object.values(sender.running)
      .filter(({ left }) => left === 0)
      .map(({ claimedAt }) => claimedAt + FINISH_CHECK_MS),
  ]
  const earliest = Math.min(...times)
  return earliest === Number.POSITIVE_INFINITY ? null : earliest
}

/** Whether there is something to do now besides claiming: see `upkeep.ts`. */
export function needsUpkeep(
  { resuming, cancelling, running }: Pick<Sender, 'resuming' | 'cancelling' | 'running'>,
  now: number,
): boolean {
  return (
    cancelling.length > 0 ||
    Object.values(resuming).some((at) => at <= now) ||
    Object.values(running).some((each) => isToFinish(each, now))
  )
}

/** Whether it is to be seen if anything of a campaign is left. */
export const isToFinish = ({ left, claimedAt }: RunningCampaign, now: number) =>
  left === 0 && claimedAt + FINISH_CHECK_MS <= now

/** The sender with what follows from its facts. */
export const withDueAt = (sender: Sender, now: number): Sender => ({
  ...sender,
  dueAt: isoTime(dueTime(sender, now)),
  updatedAt: laterOf(sender.updatedAt, isoTime(now)),
})

const laterOf = (a: string, b: string) => (a > b ? a : b)
