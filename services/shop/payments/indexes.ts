import type { DatabaseIndexes } from '../../platform/indexes.ts'

export const paymentIndexes: DatabaseIndexes = {
  composite: [],
  ttl: [{ collection: 'testCharges', field: 'expiresAt' }],
  exempt: ['address', 'secretKey', 'webhookSecret'].map((field) => ({
    collection: 'shopStripeAccounts',
    field,
  })),
}
