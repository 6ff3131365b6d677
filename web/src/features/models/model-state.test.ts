import { expect, test } from 'vitest'
import { stateOf, turnsOf } from './model-state.ts'

const GOOD = {
  isActive: true,
  isAvailable: true,
  retiredAt: null,
  secretNames: ['groq-keys'],
  provider: 'groq' as const,
  keys: [{ state: 'ready' as const, restsUntil: null }],
}
const resting = (restsUntil: string) => ({ state: 'resting' as const, restsUntil })
const missing = { state: 'missing' as const, restsUntil: null }

test.each([
  ['ready', {}, /^Available/, 'ok'],
  ['switched off', { isActive: false }, /^Off/, 'neutral'],
  [
    'retired, also when it is off',
    { isActive: false, retiredAt: '2026-03-04T00:00:00Z' },
    /^Retired 4 Mar 2026/,
    'danger',
  ],
  ['without a secret', { secretNames: [], keys: [], isAvailable: false }, /Name the secret/, 'warn'],
  ['without a key', { keys: [missing], isAvailable: false }, /no key yet/, 'warn'],
  [
    'with a key that is refused',
    { keys: [{ state: 'refused' as const, restsUntil: null }], isAvailable: false },
    /refuses its keys/,
    'danger',
  ],
  ['all keys resting', { keys: [resting('2026-03-04T12:00:00Z'), missing] }, /^Rests until/, 'warn'],
  ['one key resting', { keys: [...GOOD.keys, resting('2026-03-04T12:00:00Z')] }, /^Available/, 'ok'],
  ['health not known yet', { keys: [] }, /^Available/, 'ok'],
])('a model is described with what to do: %s', (_name, change, words, tone) => {
  const state = stateOf({ ...GOOD, ...change })
  expect(`${state.words} ${state.advice ?? ''}`).toMatch(words)
  expect(state.tone).toBe(tone)
})

test('only models that are asked have a turn', () => {
  const models = [
    { ...GOOD, id: 'first' },
    { ...GOOD, id: 'off', isActive: false },
    { ...GOOD, id: 'retired', retiredAt: '2026-03-04T00:00:00Z' },
    { ...GOOD, id: 'second' },
    { ...GOOD, id: 'rules', provider: 'built-in' as const },
  ]
  expect([...turnsOf(models)]).toEqual([
    ['first', 1],
    ['second', 2],
  ])
})
