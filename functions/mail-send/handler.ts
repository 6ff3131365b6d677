import type { MailDue } from '../../services/campaigns/events.ts'
import type { Transmitted } from '../../services/campaigns/sending/transmitting.ts'
import type { Log } from '../../services/platform/log.ts'

export interface HandlerDeps {
  transmit: (due: MailDue) => Promise<Transmitted[]>
  log: Pick<Log, 'info'>
}

/** Sends claimed mails, and lets those go whose claims are over. */
export const createHandler =
  ({ transmit, log }: HandlerDeps) =>
  async (due: MailDue): Promise<void> => {
    const outcomes = await transmit(due)
    for (const [index, { recipientId, claimId }] of due.mails.entries())
      log.info({ recipientId, claimId, outcome: outcomes[index] }, 'Mail handled')
  }
