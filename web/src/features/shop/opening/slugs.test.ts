import { expect, test } from 'vitest'
import { handleOf, slugOf } from './slugs.ts'

test.each([
  ['Crème brûlée, 250 g', 'creme-brulee-250-g'],
  ["Ana's Straße", 'anas-strasse'],
  ['  --Hello--  ', 'hello'],
  ['Łódź & Ærø', 'lodz-aero'],
  ['日本', ''],
])('%j becomes %j', (title, slug) => {
  expect(slugOf(title)).toBe(slug)
})

test('a long name is cut, and never ends with a hyphen', () => {
  expect(handleOf(`${'a'.repeat(39)} and more`)).toBe('a'.repeat(39))
  expect(slugOf('ab '.repeat(80))).toMatch(/^[a-z-]{1,120}$/)
})
