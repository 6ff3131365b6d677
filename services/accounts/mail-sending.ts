// Sends the mails on order, each at most once.
import type { Transaction } from '@google-cloud/firestore'
import type { Mailer } from '../mail/schemas.ts'
import { DAY_MS, HOUR_MS } from '../platform/durations.ts'
import { AppError } from '../platform/errors.ts'
import type { Trail } from '../platform/trail.ts'
import type { MailOrder, MailOrderState, MailOrders } from './mail-orders.ts'
import type { MailTokens, TokenPurpose } from './mail-tokens.ts'
import { renderMail } from './mails.ts'
import { type AccountStore, isOpen, type StoredAccount } from './store.ts'

export interface MailSendingDeps {
  store: Pick<AccountStore, 'transact' | 'read' | 'readByEmail'>
  mails: Pick<MailOrders, 'read' | 'settle'>
  tokens: Pick<MailTokens, 'make'>
  mailer: Mailer
  trail: Pick<Trail, 'record'>
  /** The address at which people reach the studio, without a trailing slash. */
  publicUrl: string
  now: () => number
}

interface Claimed {
  order: MailOrder
  to: string
  /** The account's current address. */
  email: string
  token: string
}

/** The purpose of each mail's link, and how long it is valid (milliseconds). */
const LINKS: Partial<Record<MailOrder['kind'], { purpose: TokenPurpose; lasts: number }>> = {
  'password-forgotten': { purpose: 'reset-password', lasts: HOUR_MS },
  'email-confirm': { purpose: 'confirm-email', lasts: DAY_MS },
  'email-changed': { purpose: 'undo-email', lasts: 7 * DAY_MS },
}

/** The state of an order whose mail was not accepted; a mail that certainly was not sent is due again. */
const STATES: Record<string, MailOrderState> = {
  'mail-not-sent': 'due',
  'mail-refused': 'refused',
  'mail-unconfigured': 'unconfigured',
}

export function createMailSending(deps: MailSendingDeps) {
  const { store, mails, tokens, mailer, trail, publicUrl, now } = deps

  /** Claims the mail before anything is sent: of two events about it, or a repeated one, only the first succeeds. */
  async function claim(mailId: string): Promise<Claimed | null> {
    return store.transact(async (transaction) => {
      const order = await mails.read(transaction, mailId)
      if (order?.state !== 'due') return null
      if (order.kind === 'account-deleted') {
        // There is no account left that this mail could be about.
        mails.settle(transaction, mailId, 'sending')
        return { order, to: order.to, email: order.to, token: '' }
      }
      const account = await addressee(transaction, order)
      const token = account && (await linkFor(transaction, order, account))
      mails.settle(transaction, mailId, account && token !== null ? 'sending' : 'needless')
      if (!account || token === null) return null
      // A request for an address without an account is not on anybody's trail; only this point knows which case it is.
      if (order.kind === 'password-forgotten')
        trail.record(transaction, {
          accountId: account.id,
          kind: 'password-reset-requested',
          client: { userAgent: order.userAgent, address: order.network },
        })
      // A forgotten password is mailed to the address as the account has it, not as a stranger typed it.
      const isToThePerson = order.kind === 'password-forgotten' || order.kind === 'visitor-message'
      const to = isToThePerson ? account.email : order.to
      return { order, to, email: account.email, token }
    })
  }

  async function addressee(transaction: Transaction, order: MailOrder): Promise<StoredAccount | null> {
    const account =
      order.accountId === null
        ? await store.readByEmail(transaction, order.to)
        : await store.read(transaction, order.accountId)
    if (!account?.passwordHash || !isOpen(account)) return null
    // A request made with an older password gets no link, because the newer password would make it valid.
    const isOutdated = order.passwordVersion !== null && order.passwordVersion !== account.passwordVersion
    return isOutdated ? null : account
  }

  /** Empty for a mail that needs no link; null when a later mail has the valid one. */
  async function linkFor(transaction: Transaction, order: MailOrder, account: StoredAccount) {
    const link = LINKS[order.kind]
    if (!link) return ''
    return tokens.make(transaction, link.purpose, {
      accountId: account.id,
      email: order.to,
      passwordVersion: account.passwordVersion,
      requestedAt: order.createdAt,
      expiresAt: now() + link.lasts,
    })
  }

  async function settle(mailId: string, state: MailOrderState): Promise<void> {
    await store.transact(async (transaction) => mails.settle(transaction, mailId, state))
  }

  return {
    /**
     * Throws AppError: `temporary` when the mail was not sent and is on order again, any other code when it is final.
     */
    async send(mailId: string): Promise<void> {
      const claimed = await claim(mailId)
      if (!claimed) return
      const { order, to, email, token } = claimed
      try {
        await mailer.send({
          to,
          ...renderMail({ order: { ...order, to }, publicUrl, token, email }),
          ...(order.message && { replyTo: order.message.email }),
        })
      } catch (error) {
        const reason = error instanceof AppError ? error.reason : undefined
        await settle(mailId, STATES[reason ?? ''] ?? 'unknown')
        throw error
      }
      await settle(mailId, 'sent')
    },
  }
}
