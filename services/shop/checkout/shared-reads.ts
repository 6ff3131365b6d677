// When a sale begins, many ask for the price of the same thing in one moment. They share what is read for it.
import { readTogether } from '../../platform/read-together.ts'
import type { PricingDeps } from '../pricing/pricing.ts'

const idsIn = (ids: Iterable<string>): string => [...ids].join()

export const sharedReads = ({ products, stock, discounts, ...deps }: PricingDeps): PricingDeps => ({
  ...deps,
  products: { many: readTogether(products.many, idsIn) },
  stock: { stockOf: readTogether(stock.stockOf, idsIn) },
  discounts: {
    salesOf: readTogether(discounts.salesOf, (ownerId) => ownerId),
    byCodes: readTogether(discounts.byCodes, (ownerId, codes) => `${ownerId} ${codes.join()}`),
  },
})
