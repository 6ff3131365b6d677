import { MINUTE_MS } from '../platform/durations.ts'
import type { Publish } from '../platform/publish.ts'
import type { Sweeping } from '../platform/sweeping.ts'
import type { DeletionOrders } from './deletion-orders.ts'
import { accountForgotten, accountMailDue } from './events.ts'
import type { MailOrders } from './mail-orders.ts'

export interface SweepingDeps {
  mails: Pick<MailOrders, 'dueBefore' | 'announcedAgain'>
  deletions: Pick<DeletionOrders, 'due' | 'announced'>
  publish: Publish
  now: () => number
}

/**
 * A mail that is still on order after this long was never announced, or its retries are under way; a second
 * announcement is harmless in both cases.
 */
const LATE_MS = 5 * MINUTE_MS

interface Due {
  id: string
  kind: 'mail' | 'deletion'
}

/** Announces ordered mails again that were not announced, and removes accounts whose time has come. */
export function createSweeping({ mails, deletions, publish, now }: SweepingDeps): Sweeping<Due> {
  return {
    async due(limit) {
      const [mailIds, accountIds] = await Promise.all([
        mails.dueBefore(now() - LATE_MS, limit),
        deletions.due(limit),
      ])
      return [
        ...mailIds.map((id) => ({ id, kind: 'mail' as const })),
        ...accountIds.map((id) => ({ id, kind: 'deletion' as const })),
      ]
    },

    async sweepOne({ id, kind }) {
      if (kind === 'mail') {
        await publish(accountMailDue, { mailId: id })
        await mails.announcedAgain(id)
        return 'announcedAgain'
      }
      await publish(accountForgotten, { accountId: id })
      await deletions.announced(id)
      return 'forgotten'
    },
  }
}
