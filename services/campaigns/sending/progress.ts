// What lies ahead of a campaign and what lies behind it: its forecast, and how many mails went when.
import Type from 'typebox'
import { documents } from '../../platform/documents.ts'
import { HOUR_MS } from '../../platform/durations.ts'
import { isoTime } from '../../platform/times.ts'
import { ownCampaign } from '../campaigns/ownership.ts'
import type { CampaignRecord } from '../campaigns/record.ts'
import type { Forecast, SentOverTime } from '../campaigns/schemas.ts'
import type { CampaignStore } from '../campaigns/store.ts'
import { forecastOf } from './forecast.ts'
import { newSender } from './new-sender.ts'
import { canSend } from './next-time.ts'
import type { StoredMailbox } from './record.ts'
import { withRunning } from './running.ts'
import { FAILED_BY_HOUR, SENT_BY_HOUR, type SendingStore } from './store.ts'

const ByHour = Type.Record(Type.String(), Type.Integer(), { default: {} })
const hourDocuments = documents(Type.Object({ [SENT_BY_HOUR]: ByHour, [FAILED_BY_HOUR]: ByHour }))

export interface ProgressDeps {
  store: SendingStore
  campaigns: Pick<CampaignStore, 'get'>
  now: () => number
}

export type Progress = ReturnType<typeof createProgress>

/** Both throw AppError `not-found`. */
export function createProgress({ store, campaigns, now }: ProgressDeps) {
  const own = async (ownerId: string, id: string) => ownCampaign(await campaigns.get(id), ownerId, id)

  return {
    /**
     * Of a draft, and of a paused campaign that goes on by itself, as if it began now or then. Null times where nothing
     * can be foreseen.
     */
    async forecast(ownerId: string, id: string): Promise<Forecast> {
      const [campaign, found] = await Promise.all([own(ownerId, id), store.get(ownerId)])
      const sender = found ?? newSender(ownerId, null, now())
      if (sender.running[id]) return canSend(sender) ? forecastOf(sender, id, now()) : nothing(NO_MAILBOX)
      const begins = beginsAt(campaign, now())
      if (begins === null) return nothing(WAITS[campaign.status] ?? null)
      // What a person plans is worth foreseeing before a mailbox is connected.
      const waiting = { left: leftOf(campaign), retryAt: null, now: begins }
      return forecastOf(withRunning({ ...sender, mailbox: ANY_MAILBOX }, campaign, waiting), id, begins)
    },

    /** Hours in which nothing happened are left out. */
    async sentOverTime(ownerId: string, id: string): Promise<SentOverTime> {
      await own(ownerId, id)
      const fieldMask = [...hourDocuments.names]
      const [snapshot] = await store.firestore.getAll(store.campaign(id), { fieldMask })
      const read = snapshot && hourDocuments.read(snapshot)
      const { sentByHour = {}, failedByHour = {} } = read ?? {}
      const hours = [...new Set([...Object.keys(sentByHour), ...Object.keys(failedByHour)])].map(Number)
      return {
        hours: hours
          .sort((a, b) => a - b)
          .map((hour) => ({
            hour: isoTime(hour * HOUR_MS),
            sent: sentByHour[hour] ?? 0,
            failed: failedByHour[hour] ?? 0,
          })),
      }
    },
  }
}

function beginsAt({ status, resumesAt }: CampaignRecord, now: number): number | null {
  if (status === 'draft') return now
  return status === 'paused' && resumesAt !== null ? Math.max(now, Date.parse(resumesAt)) : null
}

const leftOf = ({ counts: { total, sent, failed, unknown, skipped } }: CampaignRecord) =>
  Math.max(0, total - sent - failed - unknown - skipped)

const nothing = (waitingFor: string | null): Forecast => ({
  nextAt: null,
  finishAt: null,
  waitingFor,
  times: [],
})

const NO_MAILBOX = 'The mailbox must be connected first.'
const WAITS: Partial<Record<CampaignRecord['status'], string>> = {
  paused: 'The campaign is paused until you resume it.',
}

const ANY_MAILBOX: StoredMailbox = {
  ...{ kind: 'local', address: '', name: '', status: 'connected', reason: null, server: null },
  ...{ canReconcile: false, connectedAt: '', credentials: null, verp: false },
}
