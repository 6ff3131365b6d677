import { expect, test } from 'vitest'
import type { OrderRequest } from '../../../services/shop/checkout/schemas.ts'
import { createPlacing } from './place-order.ts'

type Answer = { status: number; body: object } | 'lost'

/** A tab in which the shop gives these answers, and what was sent from it. */
function setUp(...answers: Answer[]) {
  const values = new Map<string, string>()
  const sent: { key: string | null; email: string }[] = []
  let keys = 0
  const placing = () =>
    createPlacing({
      handle: 'grove',
      newKey: () => `key-${++keys}`,
      storage: {
        getItem: (name) => values.get(name) ?? null,
        setItem: (name, value) => void values.set(name, value),
        removeItem: (name) => void values.delete(name),
      },
      async fetch(_url, { headers, body }) {
        const key = new Headers(headers).get('idempotency-key')
        sent.push({ key, email: JSON.parse(String(body)).email })
        const answer = answers.shift()
        if (answer === undefined || answer === 'lost') throw new TypeError('Failed to fetch')
        return Response.json(answer.body, { status: answer.status })
      },
    })
  return { placing, sent }
}

const request = (email: string) => ({ email }) as OrderRequest
const PLACED: Answer = { status: 200, body: { link: '/shop/grove/orders/1?key=k' } }

test('after a lost answer the same request has the same key, also when the page was loaded again', async () => {
  const { placing, sent } = setUp('lost', PLACED)
  await expect(placing().place(request('ana@example.com'))).rejects.toMatchObject({ status: 0 })
  await expect(placing().place(request('ana@example.com'))).resolves.toEqual(PLACED.body)
  expect(sent.map(({ key }) => key)).toEqual(['key-1', 'key-1'])
})

test('after a lost answer and a change, what was sent first is asked for first, and is the order if it was one', async () => {
  const { placing, sent } = setUp('lost', PLACED)
  await placing()
    .place(request('ana@exmaple.com'))
    .catch(() => undefined)
  await expect(placing().place(request('ana@example.com'))).resolves.toEqual(PLACED.body)
  expect(sent.map(({ email }) => email)).toEqual(['ana@exmaple.com', 'ana@exmaple.com'])
})

test.each([
  ['declined', { status: 402, body: { status: 402, code: 'payment-declined' } }, 'key-2'],
  ['sold out', { status: 409, body: { status: 409, code: 'sold-out' } }, 'key-2'],
  ['still running', { status: 409, body: { status: 409, code: 'still-running' } }, 'key-1'],
  ['away', { status: 503, body: { status: 503 } }, 'key-1'],
  ['asked too often', { status: 429, body: { status: 429 } }, 'key-1'],
] satisfies [string, Answer, string][])(
  'when it was %s, the next try has the right key',
  async (_what, answer, key) => {
    const { placing, sent } = setUp(answer, PLACED)
    await placing()
      .place(request('ana@example.com'))
      .catch(() => undefined)
    await placing().place(request('ana@example.com'))
    expect(sent.at(-1)?.key).toBe(key)
  },
)
