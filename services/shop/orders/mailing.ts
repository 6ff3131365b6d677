// Sends the mails that an order wants, each at most once: it is claimed before anything is sent, and whether a claimed
// one went out is not known when the sender died.
import type { Mailer } from '../../mail/schemas.ts'
import { AppError } from '../../platform/errors.ts'
import { isoTime } from '../../platform/times.ts'
import type { OrderTask } from './fulfilling.ts'
import { ADDRESSEES, renderOrderMail } from './mails.ts'
import type { OrderFacts, OrderMail, OrderRecord } from './record.ts'
import { noted } from './steps.ts'
import type { OrderStore } from './store.ts'

export interface MailingDeps {
  store: Pick<OrderStore, 'change'>
  mailer: Mailer
  /** Where a maker reads mail whose shop names no address. */
  emailOf(ownerId: string): Promise<string>
  /** The address at which people reach the studio, without a trailing slash. */
  publicUrl: string
  /** Milliseconds since the epoch. */
  now: () => number
}

type Named = Pick<OrderMail, 'kind' | 'about'>

export function createMailing({ store, mailer, emailOf, publicUrl, now }: MailingDeps): OrderTask {
  async function claim(order: OrderRecord, mail: Named): Promise<OrderRecord | null> {
    let isClaimed = false
    const claimed = await store.change(order.id, (found) => {
      isClaimed = found !== null && stateOf(found, mail) === 'wanted'
      return found && isClaimed ? withState(found, mail, 'sending') : null
    })
    return isClaimed ? claimed : null
  }

  /** What the mail server refuses for good, the maker reads in the order's history. */
  const settle = (id: string, mail: Named, state: OrderMail['state']) =>
    store.change(id, (found) => {
      if (!found) return null
      const after = withState(found, mail, state)
      if (state !== 'failed') return after
      const why = `A mail (${mail.kind}) could not be delivered.`
      return noted(after, { by: 'system', why, at: isoTime(now()) })
    })

  async function send(order: OrderRecord, mail: Named): Promise<void> {
    const claimed = await claim(order, mail)
    if (!claimed) return
    const text = renderOrderMail({ order: claimed, mail, publicUrl })
    const isToMaker = ADDRESSEES[mail.kind] === 'maker'
    const shopEmail = claimed.shop.email
    const to = isToMaker ? shopEmail || (await emailOf(claimed.ownerId)) : claimed.email
    if (!text || to === '') return void (await settle(claimed.id, mail, 'failed'))
    const sender = isToMaker
      ? { replyTo: claimed.email }
      : { fromName: claimed.shop.name, ...(shopEmail && { replyTo: shopEmail }) }
    try {
      await mailer.send({ to, ...text, ...sender })
    } catch (error) {
      const state = OUTCOMES[(error instanceof AppError && error.reason) || ''] ?? 'sending'
      await settle(claimed.id, mail, state)
      if (state === 'wanted') throw error
      return
    }
    await settle(claimed.id, mail, 'sent')
  }

  return async (order) => {
    for (const mail of order.mails) if (mail.state === 'wanted') await send(order, mail)
    return order
  }
}

/** By the reason of the mailer's error; of any other nobody knows whether the mail went out. */
const OUTCOMES: Record<string, OrderMail['state']> = {
  'mail-not-sent': 'wanted',
  'mail-refused': 'failed',
  'mail-unconfigured': 'failed',
}

const isSame = (one: Named, other: Named) => one.kind === other.kind && one.about === other.about

const stateOf = ({ mails }: OrderFacts, mail: Named) => mails.find((each) => isSame(each, mail))?.state

const withState = <Facts extends OrderFacts>(
  order: Facts,
  mail: Named,
  state: OrderMail['state'],
): Facts => ({
  ...order,
  mails: order.mails.map((each) => (isSame(each, mail) ? { ...each, state } : each)),
})
