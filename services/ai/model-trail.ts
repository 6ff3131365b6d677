// What of a change to the registry is told on the trail of security events: whatever decides to whom texts are sent,
// with which keys, and who may have them sent.
import type { SecurityEventKind } from '../platform/schemas.ts'
import type { StoredModel } from './model-store.ts'

export interface ModelEvent {
  kind: Extract<SecurityEventKind, 'model-connected' | 'model-disconnected'>
  /** The model's name and what was done to it. */
  detail: string
}

export const addedEvent = (model: StoredModel): ModelEvent => ({
  kind: model.isActive ? 'model-connected' : 'model-disconnected',
  detail: `${model.displayName}: added${model.isActive ? '' : ', switched off'}, ${keysOf(model)}`,
})

export const removedEvent = ({ displayName }: StoredModel): ModelEvent => ({
  kind: 'model-disconnected',
  detail: `${displayName}: removed`,
})

/** Null for a change that concerns nobody's texts or keys, such as another description. */
export function editedEvent(before: StoredModel, after: StoredModel): ModelEvent | null {
  const changes = [
    after.isActive !== before.isActive && (after.isActive ? 'switched on' : 'switched off'),
    before.retiredAt !== null && after.retiredAt === null && 'tried again',
    addressOf(after) !== addressOf(before) && `now ${addressOf(after)}`,
    after.secretNames.join() !== before.secretNames.join() && keysOf(after),
    after.isLoginRequired !== before.isLoginRequired &&
      (after.isLoginRequired ? 'only for people who are signed in' : 'for everybody'),
    after.displayName !== before.displayName && `was ${before.displayName}`,
  ].filter((change) => change !== false)
  if (changes.length === 0) return null
  return {
    kind: before.isActive && !after.isActive ? 'model-disconnected' : 'model-connected',
    detail: `${after.displayName}: ${changes.join(', ')}`,
  }
}

const addressOf = ({ provider, modelName }: StoredModel) => `${modelName} at ${provider}`

const keysOf = ({ secretNames }: StoredModel) =>
  secretNames.length === 0 ? 'no keys' : `keys in ${secretNames.join(', ')}`
