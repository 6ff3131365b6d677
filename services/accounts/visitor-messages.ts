// Messages that visitors of a person's public pages send to the person's mailbox. The visitor never learns the address.
import type { MailState } from '../mail/schemas.ts'
import type { Client } from '../platform/client.ts'
import { AppError } from '../platform/errors.ts'
import { requireMail } from './mail-needed.ts'
import type { MailOrders, VisitorMail } from './mail-orders.ts'
import { type AccountStore, isOpen } from './store.ts'

export interface VisitorMessagesDeps {
  store: Pick<AccountStore, 'transact' | 'read'>
  mails: Pick<MailOrders, 'order'>
  announce: (mailId: string) => Promise<void>
  mailState: () => Promise<MailState>
}

/** No browser of the person's own asked for it. */
const NOBODY: Client = { userAgent: '', address: '' }

export const createVisitorMessages = ({ store, mails, announce, mailState }: VisitorMessagesDeps) => ({
  /** Throws AppError `temporary` where no mail can be sent, `not-found` without such an account. */
  async send(accountId: string, message: VisitorMail): Promise<void> {
    await requireMail(mailState)
    const mailId = await store.transact(async (transaction) => {
      const account = await store.read(transaction, accountId)
      if (!account || !isOpen(account)) throw new AppError('not-found', 'Nobody reads messages here any more')
      return mails.order(transaction, {
        kind: 'visitor-message',
        accountId,
        to: account.email,
        message,
        client: NOBODY,
      })
    })
    await announce(mailId)
  },
})
