import { expect, test } from 'vitest'
import { newlySaid, type Said } from './announcing.ts'
import { afterEvent, askedTurn, type Turn } from './turns.ts'

/** What is said after each of these. */
function saidOf(...states: Turn[]): string[][] {
  let before: Said | null = new Map()
  return states.map((turn) => {
    const { words, now } = newlySaid(before, [turn], 'en')
    before = now
    return words
  })
}
const token = (turn: Turn, text: string) => afterEvent(turn, { type: 'token', text })
const asked = askedTurn('q1', 'Is it vegan?', '')

test('sentences are said when they are whole, once, and without marks', () => {
  const one = token(asked, '**Yes**, it ')
  const two = token(one, 'is [1]. It has')
  const three = token(two, ' no milk. ')
  const end: Turn = { ...three, progress: { kind: 'stopped' } }
  expect(saidOf(asked, one, two, three, end)).toEqual([
    [],
    [],
    ['Yes, it is.'],
    [],
    ['It has no milk.', 'Stopped'],
  ])
})

test('after another engine took over its sentences are said from the first on', () => {
  const one = token(asked, 'Invented. Much. ')
  const two = afterEvent(one, { type: 'restart' })
  const three = token(two, 'Real. And true. ')
  expect(saidOf(one, two, three)).toEqual([['Invented.'], [], ['Real.']])
  // A page that is busy may not have drawn what was between.
  const more = token(one, 'More. ')
  expect(saidOf(more, three)).toEqual([['Invented.', 'Much.'], ['Real.']])
})

test('what was there when the chat was opened is not said, and what a person writes is', () => {
  const { words, now } = newlySaid(null, [{ ...asked, progress: { kind: 'failed', problem: 'No.' } }], 'en')
  expect(words).toEqual([])
  const reply: Turn = {
    ...asked,
    id: 'r1',
    from: 'maker',
    text: 'Hello! How are you?',
    progress: { kind: 'kept' },
  }
  expect(newlySaid(now, [reply], 'en').words).toEqual(['The shop says: Hello! How are you?'])
})
