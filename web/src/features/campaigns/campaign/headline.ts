// How a campaign is, in a line.
import type { Campaign, Forecast } from '../../../../../services/campaigns/campaigns/schemas.ts'
import { formatCount } from '../../../ui/format.ts'
import { leftOf } from '../data/campaign-words.ts'
import { momentWords } from './moments.ts'

export interface Headline {
  /** What happens next, or happened last. */
  title: string
  /** Why, and until when; null where that needs no words. */
  detail: string | null
}

interface HeadlineContext {
  forecast: Forecast | undefined
  /** The address that the next mail goes to; undefined while it is not known. */
  next: string | undefined
  now: number
}

export function headlineOf(campaign: Campaign, context: HeadlineContext): Headline {
  const { counts, resumesAt, finishedAt } = campaign
  switch (campaign.status) {
    case 'draft':
      return { title: 'Nothing has been sent yet', detail: 'It is a draft until you start it.' }
    case 'running':
      return running(context)
    case 'paused': {
      const left = `${formatCount(leftOf(counts), 'mail')} ${leftOf(counts) === 1 ? 'waits' : 'wait'}`
      return {
        title: resumesAt ? `Paused until ${momentAfter(resumesAt, context.now)}` : 'Paused',
        detail: resumesAt ? `${left}, and it goes on by itself.` : `${left} until you let it go on.`,
      }
    }
    case 'finished':
      return {
        title: finishedAt ? `Finished ${momentWords(finishedAt, context.now)}` : 'Finished',
        detail: counts.unknown > 0 ? 'Some mails still wait for your decision.' : null,
      }
    case 'cancelled':
      return { title: 'Cancelled', detail: 'No more mails go out. What was sent stays in the log.' }
  }
}

function running({ forecast, next, now }: HeadlineContext): Headline {
  if (!forecast) return { title: 'Mails go out', detail: null }
  const { nextAt, waitingFor, finishAt } = forecast
  if (!nextAt) return { title: waitingFor ?? 'The last mails are on their way', detail: null }
  const when = Date.parse(nextAt) <= now ? 'within a minute' : momentWords(nextAt, now)
  const end = finishAt && `The last one is expected ${momentWords(finishAt, now)}.`
  const why = waitingFor && sentenceOf(waitingFor)
  return {
    title: `Next mail ${when}${next ? ` to ${next}` : ''}`,
    detail: [why, end].filter(Boolean).join(' ') || null,
  }
}

/** "at 14:03" without its preposition, for after "until". */
const momentAfter = (time: string, now: number) => momentWords(time, now).replace(/^(?:at|on) /, '')

const sentenceOf = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`)
