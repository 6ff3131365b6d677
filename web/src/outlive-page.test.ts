import { expect, test } from 'vitest'
import { outlivingPage } from './outlive-page.ts'

/** Requests that stay unanswered until `answer` is called. */
function setUp() {
  const kept: [string, boolean][] = []
  const waiting: (() => void)[] = []
  const fetch = outlivingPage((url, init) => {
    kept.push([url, init.keepalive ?? false])
    return new Promise((resolve) => waiting.push(() => resolve(new Response())))
  })
  return { fetch, kept, answer: () => waiting.shift()?.() }
}

test('short changes outlive their page, long ones and readings do not', () => {
  const { fetch, kept } = setUp()
  void fetch('/restore', { method: 'POST' })
  void fetch('/save', { method: 'PATCH', body: '{"title":"Sea"}' })
  void fetch('/import', { method: 'POST', body: 'x'.repeat(100_000) })
  void fetch('/file', { method: 'PUT', body: new Blob(['x']) })
  void fetch('/photos', { method: 'GET' })
  expect(kept).toEqual([
    ['/restore', true],
    ['/save', true],
    ['/import', false],
    ['/file', false],
    ['/photos', false],
  ])
})

test('only as many outlive their page as a browser allows, and others after them', async () => {
  const { fetch, kept, answer } = setUp()
  const sent = Array.from({ length: 30 }, (_, at) => fetch(`/${at}`, { method: 'POST' }))
  expect(kept.filter(([, outlives]) => outlives)).toHaveLength(8)
  for (const _ of sent) answer()
  await Promise.all(sent)
  void fetch('/later', { method: 'POST' })
  expect(kept.at(-1)).toEqual(['/later', true])
})
