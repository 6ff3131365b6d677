// @vitest-environment node
import { afterEach, expect, test, vi } from 'vitest'
import { afterEarlyAnswers } from './early.ts'

const asked: string[] = []
const later = async (url: string) => {
  asked.push(url)
  return new Response(`asked again for ${url}`)
}

function withEarly(answers: Record<string, Promise<Response | null>>, at = 100) {
  asked.length = 0
  vi.stubGlobal('window', { earlyAnswers: new Map(Object.entries(answers)) })
  return afterEarlyAnswers(later, () => at)
}

afterEach(() => vi.unstubAllGlobals())

const read = async (answer: Promise<Response>) => (await answer).text()

test('an early answer is used once', async () => {
  const fetch = withEarly({ '/a': Promise.resolve(new Response('early')) })
  expect(await read(fetch('/a', { method: 'GET' }))).toBe('early')
  expect(await read(fetch('/a', { method: 'GET' }))).toBe('asked again for /a')
  expect(await read(fetch('/b', { method: 'GET' }))).toBe('asked again for /b')
})

test.each([
  ['was refused', Promise.resolve(new Response('', { status: 401 })), 'GET', 100],
  ['never came', Promise.resolve(null), 'GET', 100],
  ['is old', Promise.resolve(new Response('early')), 'GET', 60_000],
  ['is for reading', Promise.resolve(new Response('early')), 'POST', 100],
])('what %s is asked for again', async (_what, answer, method, at) => {
  const fetch = withEarly({ '/a': answer }, at)
  expect(await read(fetch('/a', { method }))).toBe('asked again for /a')
  expect(asked).toEqual(['/a'])
})
