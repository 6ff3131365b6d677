import { expect, test } from 'vitest'
import type { StoredModel } from './model-store.ts'
import { addedEvent, editedEvent, removedEvent } from './model-trail.ts'

const LLAMA: StoredModel = {
  id: 'llama',
  displayName: 'Llama',
  modelName: 'llama-4',
  provider: 'groq',
  isActive: true,
  isLoginRequired: true,
  dailyLimit: null,
  responseTime: '',
  description: '',
  secretNames: ['groq-keys'],
  inputPrice: null,
  outputPrice: null,
  order: 10,
  retiredAt: null,
  createdAt: 0,
  updatedAt: 0,
}

test.each<[string, Partial<StoredModel>, string | null, string?]>([
  ['another description, limit or order', { description: 'Fast', dailyLimit: 5, order: 1 }, null],
  ['switched off', { isActive: false }, 'Llama: switched off', 'model-disconnected'],
  ['other keys', { secretNames: ['google-ai-keys'] }, 'Llama: keys in google-ai-keys'],
  ['no keys', { secretNames: [] }, 'Llama: no keys'],
  ['another address', { modelName: 'flash', provider: 'google' }, 'Llama: now flash at google'],
  ['open to everybody', { isLoginRequired: false }, 'Llama: for everybody'],
  ['a new name', { displayName: 'Big llama' }, 'Big llama: was Llama'],
  ['two at once', { isLoginRequired: false, secretNames: [] }, 'Llama: no keys, for everybody'],
])('a change is told by what it means: %s', (_name, edit, detail, kind = 'model-connected') => {
  expect(editedEvent(LLAMA, { ...LLAMA, ...edit })).toEqual(detail && { kind, detail })
})

test('a model is told when it comes, returns and goes', () => {
  expect(addedEvent(LLAMA)).toEqual({ kind: 'model-connected', detail: 'Llama: added, keys in groq-keys' })
  const off = { ...LLAMA, isActive: false }
  expect(addedEvent(off).kind).toBe('model-disconnected')
  expect(editedEvent(off, LLAMA)).toEqual({ kind: 'model-connected', detail: 'Llama: switched on' })
  expect(editedEvent({ ...LLAMA, retiredAt: 1 }, LLAMA)?.detail).toBe('Llama: tried again')
  expect(removedEvent(LLAMA)).toEqual({ kind: 'model-disconnected', detail: 'Llama: removed' })
})
