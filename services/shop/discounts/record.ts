import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { recordFields } from '../../platform/records.ts'
import { nullable } from '../../platform/schemas.ts'
import { Discount } from './schemas.ts'

export const DISCOUNTS = 'shopDiscounts'

const { id: _id, updatedAt: _updatedAt, uses: _uses, ...fields } = Discount.properties

const facts = {
  ownerId: Type.String(),
  ...fields,
  state: Type.Enum(['live', 'deleting']),
  trashedAt: nullable(Type.String()),
}
const DiscountFacts = Type.Object(facts)
/** Without its uses, which orders count in documents of their own (`uses.ts`). */
export type DiscountFacts = Static<typeof DiscountFacts> & { id: string }

const StoredDiscount = Type.Object({
  ...facts,
  ...recordFields,
  /** What is asked for: lists, sales, and codes by name. */
  facets: Type.Array(Type.String()),
})
export type DiscountRecord = Static<typeof StoredDiscount> & { id: string }
export const discountDocuments = documents(StoredDiscount)

export const SALE_FACET = 'sale'
/** Codes are the same in upper and lower case. */
export const codeFacet = (code: string): string => `code:${code.toUpperCase()}`
