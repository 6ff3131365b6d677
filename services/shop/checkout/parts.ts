// Puts the parts of buying together, for the API and for the functions that end what it has begun.
import { randomBytes } from 'node:crypto'
import type { Firestore } from '@google-cloud/firestore'
import { createIdempotency } from '../../platform/idempotency.ts'
import type { Log } from '../../platform/log.ts'
import type { Publish } from '../../platform/publish.ts'
import type { SecretKeys } from '../../platform/secret-keys.ts'
import { createTrail } from '../../platform/trail.ts'
import { createEmptying } from '../carts/emptying.ts'
import type { Carts } from '../carts/service.ts'
import { createCartStore } from '../carts/store.ts'
import type { OrderStore } from '../orders/store.ts'
import { createProviders } from '../payments/providers.ts'
import { createSettling } from '../payments/settling.ts'
import { createStripeAccounts } from '../payments/stripe-accounts.ts'
import type { ConnectStripe } from '../payments/stripe-client.ts'
import { createStripeConnections } from '../payments/stripe-connection.ts'
import { createStripeWebhook } from '../payments/stripe-webhook.ts'
import type { Pricing } from '../pricing/pricing.ts'
import type { ShopReader } from '../shops/reader.ts'
import type { ShopStore } from '../shops/store.ts'
import { addressErrors } from './addresses.ts'
import { createDiscountLimits } from './discount-limits.ts'
import { normalizeEmail } from './email.ts'
import { createExpiring } from './expiring.ts'
import { createRequestPricing } from './pricing-request.ts'
import { createCheckout } from './service.ts'
import type { Step } from './steps.ts'
import { createTestPage } from './test-page.ts'

export interface PaymentPartsDeps {
  firestore: Firestore
  orders: OrderStore
  /** The keys of the secret `shop-key`. */
  keys: Pick<SecretKeys, 'find'>
  connectStripe: ConnectStripe
  /** Whether test cards can pay. */
  takesTestCards: boolean
  publish: Publish
  log: Pick<Log, 'info' | 'warn'>
  now: () => number
  newId: () => string
}

/** What payments need after the checkout, too. */
export function createPaymentParts(deps: PaymentPartsDeps) {
  const { firestore, now } = deps
  const providers = createProviders(deps)
  // What waits for its payment stays in the cart, so that a customer who turns back finds it.
  const emptyCart = createEmptying({ store: createCartStore(firestore, now) })
  const settling = createSettling({ ...deps, limitsOf: createDiscountLimits(firestore), emptyCart })
  const providerOf = ({ paymentMethod }: { paymentMethod: Parameters<typeof providers.of>[0] }) =>
    providers.of(paymentMethod)
  const expire = createExpiring({ ...deps, settling, providerOf })
  return { providers, settling, providerOf, expire, emptyCart }
}

export interface CheckoutPartsDeps extends PaymentPartsDeps {
  keys: SecretKeys
  reader: ShopReader
  shopStore: Pick<ShopStore, 'get' | 'change'>
  pricing: Pick<Pricing, 'priceLines'>
  carts: Pick<Carts, 'contentOf'>
  step?: Step
}

/** 128 bits. */
const newSecret = () => randomBytes(16).toString('base64url')

export type CheckoutParts = ReturnType<typeof createCheckoutParts>

export function createCheckoutParts(deps: CheckoutPartsDeps) {
  const { firestore, orders, reader, shopStore, pricing, carts, connectStripe, now } = deps
  const { providers, settling, expire } = createPaymentParts(deps)
  const accounts = createStripeAccounts(deps)
  const checkout = createCheckout({
    ...deps,
    keys: createIdempotency({ firestore, now }),
    settling,
    provider: providers.of,
    checkAddress: addressErrors,
    normalizeEmail,
    price: createRequestPricing({ pricing, contentOf: carts.contentOf }),
    newSecret,
  })
  return {
    checkout,
    settling,
    providers,
    expire,
    webhook: createStripeWebhook({ accounts, orders, settling, now }),
    stripe: createStripeConnections({
      accounts,
      connect: connectStripe,
      trail: createTrail(deps),
      shops: shopStore,
      orders,
      changed: reader.changed,
      newSecret,
    }),
    testPage: createTestPage({ orders, settling, testCard: providers.testCard }),
  }
}
