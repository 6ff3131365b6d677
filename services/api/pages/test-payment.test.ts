import { expect, test } from 'vitest'
import { CARDS } from '../../shop/checkout/test-world.ts'
import { setUp as setUpCheckout, wants } from '../test-checkout-world.ts'

async function setUp() {
  const world = await setUpCheckout()
  return {
    ...world,

    /** Somebody who was sent to the page of the second step. */
    async asked() {
      const { at, article } = await world.store()
      const body = wants(article, { testCard: { number: CARDS.asks } })
      const answer = await world.order(at, { key: 'k', body })
      if (answer.statusCode !== 201) throw new Error(answer.body)
      const { order, redirectUrl, link } = answer.json()
      const page = new URL(redirectUrl)
      return { article, order, link, page: page.pathname, key: page.searchParams.get('key')! }
    },

    /** As the bank's page: in the same browser, without any session. */
    visit: (url: string, form?: string) =>
      world.app.inject({
        method: form === undefined ? 'GET' : 'POST',
        url,
        headers: {
          'sec-fetch-site': 'same-origin',
          ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        ...(form !== undefined && { payload: form }),
      }),

    async only(): Promise<{ state: string; payments: { kind: string }[] }> {
      const [order, ...others] = await world.orders()
      if (!order || others.length > 0) throw new Error(`There are ${others.length + 1} orders`)
      return order as never
    },
  }
}

test('who confirms has paid, once, and comes to the order', async () => {
  await using world = await setUp()
  const { page, key, link } = await world.asked()
  const shown = await world.visit(`${page}?key=${key}`)
  expect([shown.statusCode, shown.headers['cache-control']]).toEqual([200, 'no-store'])
  expect(shown.body).toContain('€15.00')
  for (const _ of [1, 2]) {
    const answer = await world.visit(`${page}?key=${key}`, 'answer=yes')
    expect([answer.statusCode, answer.headers.location]).toEqual([303, link.replace(/^https?:\/\/[^/]+/, '')])
  }
  // Nobody can take it back.
  await world.visit(`${page}?key=${key}`, 'answer=no')
  const { state, payments } = await world.only()
  expect([state, payments.map(({ kind }) => kind)]).toEqual(['paid', ['needs-action', 'succeeded']])
  expect((await world.visit(`${page}?key=${key}`)).body).toContain('decided')
})

test('who refuses has ordered nothing, and cannot confirm any more', async () => {
  await using world = await setUp()
  const { page, key, article } = await world.asked()
  for (const answer of ['no', 'yes']) await world.visit(`${page}?key=${key}`, `answer=${answer}`)
  expect((await world.only()).state).toBe('abandoned')
  const stock = await world.firestore.collection('shopStock').doc(article.variantId).get()
  expect(stock.get('reserved')).toBe(0)
})

test('without the right key there is nothing, for whoever asks', async () => {
  await using world = await setUp()
  const { page, key } = await world.asked()
  const wrong = [
    page,
    `${page}?key=`,
    `${page}?key=${key.slice(1)}`,
    `${page}?key=${key}&key=${key}`,
    `${page.slice(0, -1)}x?key=${key}`,
    `${page.replace(/\/shop\/[^/]+/, '/shop/another-shop')}?key=${key}`,
  ]
  const said = new Set<string>()
  for (const url of wrong)
    for (const form of [undefined, 'answer=yes']) {
      const answer = await world.visit(url, form)
      expect([url, answer.statusCode]).toEqual([url, 404])
      said.add(answer.body)
    }
  expect(said.size).toBe(1)
  expect((await world.only()).state).toBe('pending')
})

test('a form that is too large, or that another site sends, confirms nothing', async () => {
  await using world = await setUp()
  const { page, key } = await world.asked()
  const url = `${page}?key=${key}`
  expect((await world.visit(url, `answer=yes&more=${'a'.repeat(5000)}`)).statusCode).toBe(413)
  const foreign = await world.app.inject({
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...{ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
    },
    payload: 'answer=yes',
  })
  expect(foreign.statusCode).toBe(403)
  expect((await world.only()).state).toBe('pending')
})
