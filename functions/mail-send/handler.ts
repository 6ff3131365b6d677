import type { MailDue } from '../../services/campaigns/events.ts'
import type { Transmitted } from '../../services/campaigns/sending/transmitting.ts'
import type { Log } from '../../services/platform/log.ts'

export interface HandlerDeps {
  transmit: (mail: MailDue) => Promise<Transmitted>
  log: Pick<Log, 'info'>
}

/** Sends one claimed mail, or lets the event go when its claim is over. */
export const createHandler =
  ({ transmit, log }: HandlerDeps) =>
  async (mail: MailDue): Promise<void> => {
    const outcome = await transmit(mail)
    log.info({ recipientId: mail.recipientId, claimId: mail.claimId, outcome }, 'Mail handled')
  }
