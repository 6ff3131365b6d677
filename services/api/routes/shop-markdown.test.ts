import { expect, test } from 'vitest'
import { setUp } from '../test-world.ts'

test('a text is shown as customers will see it, without what could harm them', async () => {
  await using world = await setUp()
  const person = await world.registered()
  const text = '# Hello\n<script>alert(1)</script> [x](javascript:alert(1)) **bold**'
  const answer = await person.request('POST', '/api/v1/shop/markdown', { text })
  expect(answer.statusCode).toBe(200)
  const { html } = answer.json()
  expect(html).toContain('<h2>Hello</h2>')
  expect(html).toContain('<strong>bold</strong>')
  expect(html).not.toMatch(/<script|href="javascript/)
})

test('a text that is too long is refused with its field', async () => {
  await using world = await setUp()
  const person = await world.registered()
  const answer = await person.request('POST', '/api/v1/shop/markdown', { text: 'a'.repeat(50_001) })
  expect([answer.statusCode, answer.json().errors[0].field]).toEqual([400, 'text'])
})
