// The shapes of the models that can be asked, as the API takes and gives them.
import Type, { type Static } from 'typebox'
import { ResumeContent } from '../careers/resumes/schemas.ts'
import { Id, nullable } from '../platform/schemas.ts'

/** The secrets that may hold providers' keys, one a line. */
export const KEY_SECRETS = ['google-ai-keys', 'openrouter-keys', 'groq-keys'] as const

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

/** US dollars for a million tokens; null where it is not known or costs nothing. */
const price = nullable(Type.Number({ minimum: 0, maximum: 100_000 }))
const prices = { inputPrice: price, outputPrice: price }

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
  ...prices,
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
    ...prices,
    secretNames: Model.properties.secretNames,
    order: Model.properties.order,
  }),
  { additionalProperties: false, minProperties: 1 },
)
export type ModelEdit = Static<typeof ModelEdit>

export const ModelCreation = Type.Object(
  {
    displayName: fields.displayName,
    modelName: fields.modelName,
    provider: Type.Enum(['google', 'openrouter', 'groq']),
    secretNames: Model.properties.secretNames,
    isActive: Type.Optional(fields.isActive),
    isLoginRequired: Type.Optional(fields.isLoginRequired),
    dailyLimit: Type.Optional(fields.dailyLimit),
    responseTime: Type.Optional(fields.responseTime),
    description: Type.Optional(fields.description),
    inputPrice: Type.Optional(price),
    outputPrice: Type.Optional(price),
    order: Type.Optional(Model.properties.order),
  },
  { additionalProperties: false },
)
export type ModelCreation = Static<typeof ModelCreation>

/** A key as one instance of the studio last saw it. Its value is never shown. */
export const KeyHealth = Type.Object({
  secretName: Type.String(),
  /** Which key of the secret, from 1. */
  number: Type.Integer({ minimum: 1 }),
  state: Type.Enum(['ready', 'resting', 'refused', 'missing']),
  /** When a resting key is tried again. */
  restsUntil: nullable(Type.String()),
})
export type KeyHealth = Static<typeof KeyHealth>

export const ModelHealth = Type.Object({ modelId: Type.String(), keys: Type.Array(KeyHealth) })
export type ModelHealth = Static<typeof ModelHealth>

/** What a model did on one day (UTC). */
export const ModelUsage = Type.Object({
  modelId: Type.String(),
  /** YYYY-MM-DD */
  day: Type.String(),
  answers: Type.Integer(),
  failures: Type.Integer(),
  inputTokens: Type.Integer(),
  outputTokens: Type.Integer(),
  /** Of its answers; null without any. */
  medianMilliseconds: nullable(Type.Integer()),
  p95Milliseconds: nullable(Type.Integer()),
  /** US dollars, by the prices of that day. */
  cost: Type.Number(),
})
export type ModelUsage = Static<typeof ModelUsage>

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

/** A résumé from free text. */
export const Generated = Type.Object({
  content: ResumeContent,
  engine: Engine,
  /** The id of the saved résumé; null for people who are not signed in, whose text is not kept. */
  resumeId: nullable(Id),
})
export type Generated = Static<typeof Generated>
