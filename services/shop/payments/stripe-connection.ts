// A maker connects the shop to their own Stripe account.
import type { Client } from '../../platform/client.ts'
import { AppError } from '../../platform/errors.ts'
import type { Trail } from '../../platform/trail.ts'
import type { OrderStore } from '../orders/store.ts'
import type { ShopFacts, ShopRecord } from '../shops/record.ts'
import type { StripeConnection } from './connection-schemas.ts'
import type { StripeAccounts } from './stripe-accounts.ts'
import type { ConnectStripe } from './stripe-client.ts'
import { isRefused } from './stripe-errors.ts'

export const STRIPE_EVENTS = [
  'checkout.session.completed',
  'checkout.session.expired',
  'refund.created',
  'refund.updated',
  'refund.failed',
]

export interface StripeConnectionDeps {
  accounts: Pick<StripeAccounts, 'find' | 'addressOf' | 'connect' | 'disconnect'>
  connect: ConnectStripe
  trail: Pick<Trail, 'record'>
  shops: {
    get(ownerId: string): Promise<ShopRecord | null>
    change(ownerId: string, change: (shop: ShopRecord | null) => ShopFacts | null): Promise<ShopRecord | null>
  }
  orders: Pick<OrderStore, 'isBeingPaid'>
  /** The shop was changed, and this instance should know. */
  changed(ownerId: string): void
  newSecret: () => string
}

export interface StripeStanding {
  isConnected: boolean
  /** The secret part of the webhooks' address. */
  address: string
}

export type StripeConnections = ReturnType<typeof createStripeConnections>

/** Everything throws AppError `not-found` for a person without a shop. */
export function createStripeConnections(deps: StripeConnectionDeps) {
  const { accounts, connect, trail, shops, orders, changed, newSecret } = deps

  async function addressOf(ownerId: string): Promise<string> {
    if ((await shops.get(ownerId))?.state !== 'live') throw new AppError('not-found', 'You have no shop yet')
    return accounts.addressOf(ownerId, newSecret)
  }

  async function note(ownerId: string, isStripeConnected: boolean): Promise<void> {
    await shops.change(ownerId, (shop) => shop && { ...shop, isStripeConnected })
    changed(ownerId)
  }

  return {
    async get(ownerId: string): Promise<StripeStanding> {
      const address = await addressOf(ownerId)
      return { address, isConnected: (await accounts.find(ownerId)) !== null }
    },

    /** Stripe is asked whether it takes the key. Throws AppError `invalid` with the field. */
    async connect(ownerId: string, connection: StripeConnection, client: Client): Promise<StripeStanding> {
      const address = await addressOf(ownerId)
      try {
        await (await connect(connection.secretKey)).balance.retrieve()
      } catch (cause) {
        if (!isRefused(cause)) throw temporary(cause)
        const errors = [{ field: 'secretKey', message: 'is not taken by Stripe' }]
        throw new AppError('invalid', 'Stripe does not take this key', { cause, errors })
      }
      await accounts.connect({ ownerId, ...connection }, (transaction) =>
        trail.record(transaction, { accountId: ownerId, kind: 'stripe-connected', client }),
      )
      await note(ownerId, true)
      return { address, isConnected: true }
    },

    /** Throws AppError `conflict` while a customer is paying, because nobody would hear of that money. */
    async disconnect(ownerId: string, client: Client): Promise<void> {
      await addressOf(ownerId)
      if (await orders.isBeingPaid(ownerId, 'stripe'))
        throw new AppError(
          'conflict',
          'A customer is paying with Stripe just now. Switch Stripe off, and disconnect it in an hour.',
          { reason: 'being-paid' },
        )
      await accounts.disconnect(ownerId, (transaction) =>
        trail.record(transaction, { accountId: ownerId, kind: 'stripe-disconnected', client }),
      )
      await note(ownerId, false)
    },
  }
}

const temporary = (cause: unknown) =>
  new AppError('temporary', 'Stripe does not answer. Please try again in a moment.', {
    cause,
    retryAfter: 10,
  })
