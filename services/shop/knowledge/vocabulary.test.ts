import { expect, test } from 'vitest'
import { attributesIn } from './vocabulary.ts'

const columns = (...counts: number[]) => ({
  spelledNames: counts.map((_, name) => `Name ${name}`),
  values: counts.flatMap((count, name) =>
    Array.from({ length: count }, (_, at) => ({ value: `${at}`, name })),
  ),
})

test('the values of each attribute are told, and made once for a catalogue', () => {
  const small = columns(2, 1)
  const attributes = attributesIn(small)
  expect(attributes).toEqual([
    { name: 'Name 0', values: ['0', '1'] },
    { name: 'Name 1', values: ['0'] },
  ])
  expect(attributesIn(small)).toBe(attributes)
})

test.each([
  ['one attribute of which each product has another value', columns(10_000, 3), ['Name 1']],
  [
    'many values together',
    columns(...Array(20).fill(500)),
    Array.from({ length: 10 }, (_, n) => `Name ${n}`),
  ],
  ['many attributes', columns(...Array(5000).fill(1)), Array.from({ length: 100 }, (_, n) => `Name ${n}`)],
])('%s are not compared with every question', (_what, large, names) => {
  expect(attributesIn(large).map(({ name }) => name)).toEqual(names)
})
