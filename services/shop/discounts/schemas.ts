// Discounts: codes that customers enter, and sales, which count for everybody.
import Type, { type Static } from 'typebox'
import { Id, nullable } from '../../platform/schemas.ts'
import { Amount } from '../money/schemas.ts'

export const DiscountKind = Type.Enum(['percentage', 'fixed', 'free-shipping'])
export type DiscountKind = Static<typeof DiscountKind>

/** Compared in upper case. */
export const DiscountCode = Type.String({ pattern: '^[A-Za-z0-9_-]{3,40}$' })

const written = {
  title: Type.String({ minLength: 1, maxLength: 80 }),
  /** Null for a sale: it lowers the unit price of what it is about, before any code. */
  code: nullable(DiscountCode),
  kind: DiscountKind,
  /** Basis points of a percentage, minor units of a fixed amount, 0 for free shipping. */
  value: Type.Integer({ minimum: 0, maximum: 100_000_000_000 }),
  /** What it is about; both empty for everything. */
  productIds: Type.Array(Id, { maxItems: 200, uniqueItems: true }),
  categoryIds: Type.Array(Id, { maxItems: 50, uniqueItems: true }),
  /** The value of the goods from which it counts. */
  minTotal: Amount,
  /** RFC 3339; null for no limit. */
  startsAt: nullable(Type.String({ format: 'date-time' })),
  endsAt: nullable(Type.String({ format: 'date-time' })),
  /** How often it can be used; null for no limit. */
  maxUses: nullable(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  maxUsesPerCustomer: nullable(Type.Integer({ minimum: 1, maximum: 1000 })),
  isActive: Type.Boolean(),
}

export const DiscountCreation = Type.Object(
  {
    ...Type.Partial(Type.Object(written)).properties,
    title: written.title,
    kind: written.kind,
    value: written.value,
  },
  { additionalProperties: false },
)
export type DiscountCreation = Static<typeof DiscountCreation>

export const DiscountEdit = Type.Partial(Type.Object(written), {
  additionalProperties: false,
  minProperties: 1,
})
export type DiscountEdit = Static<typeof DiscountEdit>

export const Discount = Type.Object({
  id: Id,
  ...written,
  /** Orders that used it. */
  uses: Type.Integer(),
  addedAt: Type.String(),
  updatedAt: Type.String(),
})
export type Discount = Static<typeof Discount>
