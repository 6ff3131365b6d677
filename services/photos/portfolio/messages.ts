// Messages of visitors. They go to the person's mailbox and are kept nowhere else; how many there may be in a day is
// limited for each person, and for each network that sends them.
import { createHash } from 'node:crypto'
import type { Firestore } from '@google-cloud/firestore'
import Type from 'typebox'
import { documents, Time } from '../../platform/documents.ts'
import { DAY_MS } from '../../platform/durations.ts'
import { AppError } from '../../platform/errors.ts'
import { visitorNetwork } from '../../platform/network.ts'
import { checkOneLine, isBlank } from '../../platform/one-line.ts'
import { isoTime } from '../../platform/times.ts'
import { MESSAGE_DAYS, type PortfolioRecord } from './record.ts'
import type { VisitorMessage } from './schemas.ts'

export const MESSAGES_A_DAY = 100
export const MESSAGES_OF_A_NETWORK = 5

/** Nothing that could end a header of a mail. */
const EMAIL = /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/

const StoredDay = Type.Object({
  ownerId: Type.String(),
  count: Type.Integer(),
  /** By a hash of the network. */
  byNetwork: Type.Record(Type.String(), Type.Integer()),
  expiresAt: Time,
})
const dayDocuments = documents(StoredDay)

export interface MailToOwner extends VisitorMessage {
  /** The address of the page it was written on. */
  page: string
}

export interface MessagesDeps {
  firestore: Firestore
  /** Throws AppError `temporary` where no mail can be sent. */
  mailOwner(ownerId: string, message: MailToOwner): Promise<void>
  now: () => number
}

export type VisitorMessages = ReturnType<typeof createMessages>

export function createMessages({ firestore, mailOwner, now }: MessagesDeps) {
  async function count(ownerId: string, address: string): Promise<void> {
    const today = isoTime(now()).slice(0, 10)
    const reference = firestore.doc(`${MESSAGE_DAYS}/${ownerId}_${today}`)
    // With the day, so that nobody is recognised on another.
    const network = createHash('sha256')
      .update(`${today} ${visitorNetwork(address)}`)
      .digest('hex')
      .slice(0, 16)
    await firestore.runTransaction(async (transaction) => {
      const day = dayDocuments.read(await transaction.get(reference))
      const own = day?.byNetwork[network] ?? 0
      if ((day?.count ?? 0) >= MESSAGES_A_DAY || own >= MESSAGES_OF_A_NETWORK)
        throw new AppError('too-many', 'There were many messages today. Please write again tomorrow.')
      const byNetwork = { ...day?.byNetwork, [network]: own + 1 }
      const counted = { ownerId, count: (day?.count ?? 0) + 1, byNetwork, expiresAt: now() + 2 * DAY_MS }
      transaction.set(reference, dayDocuments.data(counted))
    })
  }

  return {
    /** Throws AppError `invalid` in words for the visitor, `not-found`, `too-many` or `temporary`. */
    async send(
      portfolio: Pick<PortfolioRecord, 'ownerId' | 'takesMessages'>,
      message: MailToOwner,
      address: string,
    ): Promise<void> {
      if (!portfolio.takesMessages) throw new AppError('not-found', 'No messages are taken here')
      const { name, email, text } = message
      if (isBlank(name)) throw new AppError('invalid', 'Please say who you are.')
      checkOneLine({ name })
      if (!EMAIL.test(email)) throw new AppError('invalid', 'Please enter an e-mail address for the answer.')
      if (isBlank(text)) throw new AppError('invalid', 'Your message is empty.')
      await count(portfolio.ownerId, address)
      await mailOwner(portfolio.ownerId, message)
    },
  }
}
