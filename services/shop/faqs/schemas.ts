import Type, { type Static } from 'typebox'
import { Id } from '../../platform/schemas.ts'

const written = {
  question: Type.String({ minLength: 1, maxLength: 300 }),
  /** Markdown. */
  answer: Type.String({ minLength: 1, maxLength: 5000 }),
}

export const FaqCreation = Type.Object(written, { additionalProperties: false })
export type FaqCreation = Static<typeof FaqCreation>

export const FaqEdit = Type.Partial(Type.Object(written), { additionalProperties: false, minProperties: 1 })
export type FaqEdit = Static<typeof FaqEdit>

export const Faq = Type.Object({
  id: Id,
  ...written,
  position: Type.Integer(),
  addedAt: Type.String(),
  updatedAt: Type.String(),
})
export type Faq = Static<typeof Faq>
