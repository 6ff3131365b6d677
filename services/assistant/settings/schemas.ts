// The assistant of a shop: what its maker decides, and what its customers see before they ask.
import Type, { type Static } from 'typebox'
import { Id, nullable } from '../../platform/schemas.ts'

export const AssistantSettings = Type.Object({
  isOn: Type.Boolean(),
  /** Empty for the usual words. */
  greeting: Type.String({ maxLength: 300 }),
  /** Whether customers may ask for a person. */
  takesHandOvers: Type.Boolean(),
})
export type AssistantSettings = Static<typeof AssistantSettings>

export const AssistantSettingsEdit = Type.Partial(AssistantSettings, {
  additionalProperties: false,
  minProperties: 1,
})
export type AssistantSettingsEdit = Static<typeof AssistantSettingsEdit>

/** As the maker sees it. */
export const AssistantState = Type.Object({
  ...AssistantSettings.properties,
  /** Passages of the shop's texts; null before anything was read. */
  knowledge: nullable(
    Type.Object({
      entries: Type.Integer(),
      /** The model whose vectors they have; null before the first. */
      model: nullable(Type.String()),
      indexedAt: nullable(Type.String()),
      /** Everything is being read again, beside what counts until then. */
      isRebuilding: Type.Boolean(),
    }),
  ),
})
export type AssistantState = Static<typeof AssistantState>

/** The assistant of a shop, as its customers see it before they ask. */
export const PublicAssistant = Type.Object({
  isOn: Type.Boolean(),
  greeting: Type.String(),
  /** Questions that it can answer. */
  suggestions: Type.Array(Type.String()),
  takesHandOvers: Type.Boolean(),
  /** The customer's latest conversation that still goes on; null for none. */
  conversationId: nullable(Id),
})
export type PublicAssistant = Static<typeof PublicAssistant>
