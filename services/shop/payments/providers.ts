// All ways to pay, by name.
import type { Firestore } from '@google-cloud/firestore'
import type { SecretKeys } from '../../platform/secret-keys.ts'
import type { PaymentMethod } from '../shops/schemas.ts'
import { createInvoicePayments } from './invoice.ts'
import type { PaymentProvider } from './provider.ts'
import { createStripePayments } from './stripe.ts'
import { createStripeAccounts } from './stripe-accounts.ts'
import type { ConnectStripe } from './stripe-client.ts'
import { createTestCardPayments } from './test-card.ts'
import { createTestCharges } from './test-charges.ts'

export interface ProvidersDeps {
  firestore: Firestore
  /** The keys of the secret `shop-key`; programs that seal nothing need no more than `find`. */
  keys: Pick<SecretKeys, 'find'>
  connectStripe: ConnectStripe
  /** Whether test cards can pay. What was paid with them can be given back everywhere. */
  takesTestCards: boolean
  now: () => number
}

export type Providers = ReturnType<typeof createProviders>

export function createProviders({ firestore, keys, connectStripe, takesTestCards, now }: ProvidersDeps) {
  const testCard = createTestCardPayments({
    charges: createTestCharges(firestore, now),
    isAllowed: takesTestCards,
    now,
  })
  const byMethod: Record<PaymentMethod, PaymentProvider> = {
    invoice: createInvoicePayments({ now }),
    'test-card': testCard,
    stripe: createStripePayments({
      accounts: createStripeAccounts({ firestore, keys }),
      connect: connectStripe,
      now,
    }),
  }
  return { testCard, of: (method: PaymentMethod): PaymentProvider => byMethod[method] }
}
