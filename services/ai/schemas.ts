// The shapes of the models that can be asked, as the API takes and gives them.
import Type, { type Static } from 'typebox'
import { nullable } from '../platform/schemas.ts'

export const Provider = Type.Enum(['google', 'openrouter', 'groq', 'built-in'])
export type Provider = Static<typeof Provider>

const fields = {
  displayName: Type.String({ minLength: 1, maxLength: 100 }),
  /** As the provider calls it. */
  modelName: Type.String({ minLength: 1, maxLength: 200 }),
  provider: Provider,
  isActive: Type.Boolean(),
  isLoginRequired: Type.Boolean(),
  /** Answers a day, over all people; null for no limit. */
  dailyLimit: nullable(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  responseTime: Type.String({ maxLength: 200 }),
  description: Type.String({ maxLength: 1000 }),
}

/** What everybody may know of a model. */
export const PublicModel = Type.Object({
  id: Type.String(),
  ...fields,
  /** Whether it can answer now: active, not retired, with a key that works or built in. */
  isAvailable: Type.Boolean(),
})
export type PublicModel = Static<typeof PublicModel>

export const Model = Type.Object({
  ...PublicModel.properties,
  /** Names of the secrets that hold the keys, in the order they are tried. */
  secretNames: Type.Array(Type.String({ pattern: '^[A-Za-z0-9_-]{1,255}$' }), { maxItems: 10 }),
  /** When the provider said that it is gone; null while it is there. */
  retiredAt: nullable(Type.String()),
  /** Smaller is tried earlier, when another has failed. */
  order: Type.Integer({ minimum: 0, maximum: 1000 }),
  createdAt: Type.String(),
  updatedAt: Type.String(),
})
export type Model = Static<typeof Model>

export const ModelEdit = Type.Partial(
  Type.Object({
    ...fields,
    secretNames: Model.properties.secretNames,
    order: Model.properties.order,
  }),
  { additionalProperties: false, minProperties: 1 },
)
export type ModelEdit = Static<typeof ModelEdit>

export const GenerateRequest = Type.Object(
  {
    /** Id or display name; the built-in engine when it is left out. */
    model: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    input: Type.String({ minLength: 1, maxLength: 50_000 }),
  },
  { additionalProperties: false },
)
export type GenerateRequest = Static<typeof GenerateRequest>

/** Which engine answered, and what it took. */
export const Engine = Type.Object({
  model: Type.String(),
  provider: Provider,
  milliseconds: Type.Integer(),
  inputTokens: nullable(Type.Integer()),
  outputTokens: nullable(Type.Integer()),
})
export type Engine = Static<typeof Engine>
