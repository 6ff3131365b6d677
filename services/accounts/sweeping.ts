import { MINUTE_MS } from '../platform/durations.ts'
import type { Publish } from '../platform/publish.ts'
import type { Sweeping } from '../platform/sweeping.ts'
import { accountMailDue } from './events.ts'
import type { MailOrders } from './mail-orders.ts'

export interface SweepingDeps {
  mails: Pick<MailOrders, 'dueBefore' | 'announcedAgain'>
  publish: Publish
  now: () => number
}

/** A mail that is still on order after this long was announced to nobody, or its retries are under way: both may hear of it again. */
const LATE_MS = 5 * MINUTE_MS

/** Mails that were ordered and not announced are announced again. */
export function createSweeping({ mails, publish, now }: SweepingDeps): Sweeping {
  return {
    async due(limit) {
      return (await mails.dueBefore(now() - LATE_MS, limit)).map((id) => ({ id }))
    },

    async sweepOne({ id }) {
      await publish(accountMailDue, { mailId: id })
      await mails.announcedAgain(id)
      return 'announcedAgain'
    },
  }
}
