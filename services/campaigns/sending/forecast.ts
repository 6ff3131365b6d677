// When the mails that are left will go: what the pace will do, played forward with the gap that is to be expected.
import { isoTime } from '../../platform/times.ts'
import type { Schedule } from '../campaigns/schedule-schemas.ts'
import type { Forecast } from '../campaigns/schemas.ts'
import { createSkipping } from './forecast-cycles.ts'
import { limitsOf } from './limits.ts'
import { nextTurn } from './next-time.ts'
import type { Sender } from './record.ts'
import { waitWords } from './wait-words.ts'
import { type Opening, openingAt } from './windows.ts'

/** Where more mails than these have to be played forward, nobody can say when the last one goes. */
const MOST_PLAYED = 100_000
/** Each mail looks at all campaigns, and the API waits for it. */
const MOST_LOOKS = 200_000
const MOST_TIMES = 200

/**
 * `finishAt` is when the last mail of the campaign is claimed, if nothing fails and nothing is changed. It is off by
 * what the drawn gaps differ from their mean, which the windows mostly absorb.
 */
export function forecastOf(sender: Sender, campaignId: string, now: number): Forecast {
  const gap = meanGap(sender)
  const log = sender.log.map((attempt) => ({ ...attempt }))
  const running = Object.fromEntries(Object.entries(sender.running).map(([id, each]) => [id, { ...each }]))
  const state = { ...sender, log, running }
  const own = running[campaignId]
  const open = rememberingOpenings()
  const skip = createSkipping(state)
  const times: number[] = []
  let finish: number | null = null
  let wait: string | null = null
  let longest = 0
  let time = now
  const most = Math.min(MOST_PLAYED, MOST_LOOKS / Object.keys(running).length)
  for (let mails = 0; own && own.left > 0 && mails < most; mails++) {
    const turn = nextTurn(state, time, open)
    if (!turn) break
    // Mails of other campaigns may go first; what takes longest is why this one waits.
    if (times.length === 0 && turn.at - time >= longest) {
      longest = turn.at - time
      wait = waitWords(turn.wait, sender)
    }
    time = turn.at
    const campaign = running[turn.campaignId]!
    campaign.left--
    campaign.claimedAt = time
    state.gapUntil = time + gap
    log.push({ id: '', at: time })
    if (turn.campaignId === campaignId) {
      finish = time
      if (times.length < MOST_TIMES) times.push(time)
    }
    if (times.length === MOST_TIMES) time = skip(time)
  }
  return {
    nextAt: isoTime(times[0] ?? null),
    finishAt: own?.left === 0 ? isoTime(finish) : null,
    waitingFor: wait,
    times: times.map((each) => isoTime(each)),
  }
}

function meanGap(sender: Sender): number {
  const { min, max } = limitsOf(sender).gapSeconds
  return ((min + Math.max(min, max)) / 2) * 1000
}

/** Time zones are slow to ask, and most mails go in the same opening as the one before. */
function rememberingOpenings() {
  const known = new Map<Schedule, { asked: number; opening: Opening | null }>()
  return (schedule: Schedule, time: number): number | null => {
    let last = known.get(schedule)
    if (!last || time < last.asked || (last.opening && time >= last.opening.until)) {
      last = { asked: time, opening: openingAt(schedule, time) }
      known.set(schedule, last)
    }
    return last.opening && Math.max(time, last.opening.from)
  }
}
