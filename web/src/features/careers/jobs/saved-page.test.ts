import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bookmarkletOf, readSavedPage } from './saved-page.ts'

const packed = (page: unknown) => `#${gzipSync(JSON.stringify(page)).toString('base64url')}`
const page = { url: 'https://example.com/jobs/1', title: 'Ingénieur', html: '<p>Go ünd 🎈</p>' }

test('a page arrives as it was sent', async () => {
  expect(await readSavedPage(packed(page))).toEqual(page)
})

test.each([
  [''],
  ['#'],
  ['#not-gzip'],
  [packed(null)],
  [packed({ ...page, url: 'javascript:alert(1)' })],
  [packed({ ...page, html: '' })],
  [packed({ ...page, html: 'x'.repeat(5_000_000) })],
])('what is no page of the bookmark is nothing (%#)', async (fragment) => {
  expect(await readSavedPage(fragment)).toBeNull()
})

test('the bookmark is a program that can be parsed', () => {
  const code = decodeURIComponent(bookmarkletOf('https://atelier.example').replace('javascript:', ''))
  expect(() => new Function(code)).not.toThrow()
  expect(code).toContain('"https://atelier.example"')
})
