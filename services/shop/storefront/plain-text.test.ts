import { expect, test } from 'vitest'
import { plainText } from './plain-text.ts'

test.each<[string, string, number]>([
  ['<p>Cold &amp; <strong>pressed</strong>.</p>', 'Cold & pressed.', 20],
  ['<p>One</p><p>two</p>', 'One two', 20],
  ['<p>&lt;script&gt;</p>', '<script>', 20],
  ['<p>a word too many</p>', 'a word too…', 12],
  ['<p>unbreakably-long-word</p>', 'unbreakabl…', 20],
  // A letter of two halves stands where it is cut.
  ['<p>aaaaa🫒bcdefgh</p>', 'aaaaa…', 12],
])('%s is read as %s', (html, text, longest) => {
  expect(plainText(html, longest)).toBe(text)
})
