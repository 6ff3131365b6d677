// Addresses that a person's campaigns never write to.
import Type, { type Static } from 'typebox'
import { Id, nullable } from '../../platform/schemas.ts'

export const SuppressionReason = Type.Enum(['manual', 'unsubscribed', 'bounced', 'complaint'])
export type SuppressionReason = Static<typeof SuppressionReason>

export const Suppression = Type.Object({
  id: Id,
  email: Type.String(),
  reason: SuppressionReason,
  /** The campaign that caused it, where one did. */
  campaignTitle: nullable(Type.String()),
  addedAt: Type.String(),
})
export type Suppression = Static<typeof Suppression>

export const SuppressionCreation = Type.Object(
  { emails: Type.Array(Type.String({ minLength: 3, maxLength: 320 }), { minItems: 1, maxItems: 200 }) },
  { additionalProperties: false },
)
export type SuppressionCreation = Static<typeof SuppressionCreation>

export const SuppressionQuery = Type.Object(
  {
    text: Type.Optional(Type.String({ maxLength: 200 })),
    cursor: Type.Optional(Type.String({ maxLength: 2000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
  },
  { additionalProperties: false },
)
export type SuppressionQuery = Static<typeof SuppressionQuery>
