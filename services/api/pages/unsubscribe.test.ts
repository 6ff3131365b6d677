import { expect, test } from 'vitest'
import { RECIPIENTS } from '../../campaigns/recipients/record.ts'
import type { Suppression } from '../../campaigns/suppressions/schemas.ts'
import { setUp as setUpApi } from '../test-world.ts'

async function setUp() {
  const world = await setUpApi()
  const ana = await world.registered()
  const campaign = (await ana.request('POST', '/api/v1/campaigns', { title: 'Galleries' })).json()
  const fields = { email: 'gallery@example.com', name: '<b>Gallery</b>' }
  const { id } = (await ana.request('POST', `/api/v1/campaigns/${campaign.id}/recipients`, { fields })).json()
  const recipient = world.firestore.collection(RECIPIENTS).doc(id)
  const token: string = (await recipient.get()).get('token')
  /** As a mail program or a browser without any session. */
  const visit = (method: 'GET' | 'HEAD' | 'POST', path = '', form = '') =>
    world.app.inject({
      method,
      url: `/unsubscribe/${token}${path}`,
      ...(method === 'POST' && {
        payload: form,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
    })
  return {
    ...world,
    ana,
    recipient,
    visit,
    async suppressed(): Promise<Pick<Suppression, 'email' | 'reason' | 'campaignTitle'>[]> {
      const { items } = (await ana.request('GET', '/api/v1/suppressions')).json()
      return items.map(({ email, reason, campaignTitle }: Suppression) => ({ email, reason, campaignTitle }))
    },
  }
}

const OPTED_OUT = { email: 'gallery@example.com', reason: 'unsubscribed', campaignTitle: 'Galleries' }

test('one POST without cookies unsubscribes, also twice', async () => {
  await using world = await setUp()
  for (const _ of [1, 2]) {
    const answer = await world.visit('POST', '', 'List-Unsubscribe=One-Click')
    expect(answer.statusCode).toBe(200)
    expect(await world.suppressed()).toEqual([OPTED_OUT])
  }
})

test('reading the page changes nothing, because scanners follow links', async () => {
  await using world = await setUp()
  const page = await world.visit('GET')
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(page.body).toContain('gallery@example.com')
  expect(page.body).toMatch(/<form method="post" action="\/unsubscribe\/[0-9a-z]{40}">/)
  expect((await world.visit('HEAD')).statusCode).toBe(200)
  expect(await world.suppressed()).toEqual([])
})

test('somebody who did not mean it takes it back', async () => {
  await using world = await setUp()
  const done = await world.visit('POST')
  expect(done.body).toContain('You are unsubscribed')
  const undone = await world.visit('POST', '/undo')
  expect(undone.body).toContain('<button class="main">Unsubscribe</button>')
  expect(await world.suppressed()).toEqual([])
})

test('only the wish to get no mail can be taken back, not what else speaks against mails', async () => {
  await using world = await setUp()
  const manual = { ...OPTED_OUT, reason: 'manual', campaignTitle: null }
  const byHand = () => world.ana.request('POST', '/api/v1/suppressions', { emails: [OPTED_OUT.email] })
  await byHand()
  await world.visit('POST', '/undo')
  expect(await world.suppressed()).toEqual([manual])
  await world.visit('POST')
  expect(await world.suppressed()).toEqual([{ ...manual, reason: 'unsubscribed' }])
  // What is known besides does not hide the wish.
  await byHand()
  expect(await world.suppressed()).toEqual([{ ...manual, reason: 'unsubscribed' }])
  await world.visit('POST', '/undo')
  expect(await world.suppressed()).toEqual([manual])
})

test('the log of a mail that was sent says that its recipient unsubscribed', async () => {
  await using world = await setUp()
  await world.recipient.update({ state: 'sent' })
  await world.visit('POST')
  expect((await world.recipient.get()).get('skipReason')).toBe('unsubscribed')
})

test.each(['0'.repeat(40), 'short', `${'a'.repeat(39)}'`, '%00'.repeat(40)])(
  'a link with the token %j is not valid, and says no more',
  async (token) => {
    await using world = await setUp()
    for (const method of ['GET', 'POST'] as const) {
      const { statusCode, body } = await world.app.inject({ method, url: `/unsubscribe/${token}` })
      expect(statusCode).toBe(404)
      expect(body).not.toContain('gallery')
    }
    expect(await world.suppressed()).toEqual([])
  },
)

test('a body of any kind is refused before it costs anything', async () => {
  await using world = await setUp()
  const answer = await world.visit('POST', '', 'x'.repeat(10_000))
  expect(answer.statusCode).toBe(413)
  expect(await world.suppressed()).toEqual([])
})
