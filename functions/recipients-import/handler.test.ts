import { afterAll, beforeAll, expect, test } from 'vitest'
import type { World } from '../../services/api/test-world.ts'
import { createSuppressionStore } from '../../services/campaigns/suppressions/store.ts'
import { LIST, setUp as setUpIn, startShared } from './test-world.ts'

let shared: World
beforeAll(async () => {
  shared = await startShared()
})
afterAll(() => shared[Symbol.asyncDispose]())
const setUp = () => setUpIn(shared)

test('a list becomes a report, and its rows recipients, whatever arrives twice', async () => {
  await using world = await setUp()
  const campaign = await world.campaign()
  const id = await world.upload(campaign, LIST)
  const event = await world.announced(id)
  await Promise.all([world.handle(event), world.handle(event)])
  const read = await world.list(id)
  expect(read).toMatchObject({
    ...{ status: 'read', canTake: true, title: 'list.csv', notices: [] },
    counts: { rows: 4, taken: 2, duplicates: 1, invalid: 1 },
    mapping: { fields: ['email', 'first_name'], headerRow: 1 },
  })
  await world.handle(event)
  expect(await world.list(id)).toEqual(read)
  expect(await world.recipients(campaign)).toEqual([])

  expect(await world.take(id)).toMatchObject({ status: 'taken' })
  const once = await world.recipients(campaign)
  expect(once).toMatchObject([
    { email: 'ana@example.com', name: 'Ana', state: 'planned', row: 2, listId: id, position: 0 },
    { email: 'bob@example.com', name: 'Bob', state: 'planned', row: 3, listId: id, position: 1 },
  ])
  await world.handle(event)
  expect(await world.recipients(campaign)).toEqual(once)
  expect(await world.campaignStore.get(campaign)).toMatchObject({
    counts: { total: 2 },
    fields: ['email', 'first_name'],
  })
})

test('rows are paged, and chosen by what became of them', async () => {
  await using world = await setUp()
  const { id } = await world.read(await world.campaign(), `${LIST} cleo@gmial.com ;Cleo\n`)
  const numbers = async (query: string) => (await world.rows(id, query)).map(({ row }) => row)
  expect(await numbers('')).toEqual([2, 3, 4, 5, 6])
  expect(await numbers('?show=taken')).toEqual([2, 3, 6])
  expect(await numbers('?show=duplicates')).toEqual([4])
  expect(await numbers('?show=corrected')).toEqual([6])
  expect(await world.rows(id, '?show=invalid')).toMatchObject([
    { row: 5, found: 'bob', email: null, reason: 'The address has no @.' },
  ])
  expect(await world.rows(id, '?show=suspicious')).toMatchObject([
    { row: 6, email: 'cleo@gmial.com', suggestion: 'cleo@gmail.com' },
  ])
  const paged: number[] = []
  for (let cursor = ''; ; ) {
    const path = `/api/v1/recipient-lists/${id}/rows?limit=2&show=taken${cursor}`
    const page = (await world.ana.request('GET', path)).json()
    paged.push(...page.items.map(({ row }: { row: number }) => row))
    if (page.nextCursor === null) break
    cursor = `&cursor=${page.nextCursor}`
  }
  expect(paged).toEqual([2, 3, 6])
})

test('a domain for which nobody takes mail is named', async () => {
  await using world = await setUp()
  const { notices, counts } = await world.read(
    await world.campaign(),
    'email\nana@example.com\nbob@gone.invalid\n',
  )
  expect(notices).toEqual(['Nobody takes mail for gone.invalid. Look for typing errors.'])
  expect(counts).toMatchObject({ taken: 2 })
})

test('pasted rows are read like a file', async () => {
  await using world = await setUp()
  const campaign = await world.campaign()
  const text = 'Eve Q. Example <eve@example.com>\nfay@example.com, gus@example.com\n'
  const answer = await world.ana.request('POST', `/api/v1/campaigns/${campaign}/lists`, { text })
  const { id } = answer.json()
  await world.handle(await world.announced(id))
  expect(await world.list(id)).toMatchObject({ title: 'Pasted rows', status: 'read', counts: { taken: 3 } })
})

test('a file that cannot be read is rejected with its reason, kept and counted', async () => {
  await using world = await setUp()
  const html = '<html><table><tr><td>ana@example.com</td></tr></table></html>'
  const list = await world.read(await world.campaign(), html, 'list.xlsx')
  expect(list).toMatchObject({ status: 'rejected', reason: expect.stringContaining('a web page (HTML)') })
  expect(await world.used()).toBe(html.length)
  await world.ana.request('DELETE', `/api/v1/recipient-lists/${list.id}`)
  await world.deliver()
  expect(await world.used()).toBe(0)
  expect(await world.files('documents')).toEqual([])
})

test('another mapping reads the list again, and late answers to the first change nothing', async () => {
  await using world = await setUp()
  const campaign = await world.campaign()
  const content = 'id,name,id\nana@example.com,Ana,bob@example.com\n'
  const list = await world.read(campaign, content)
  expect(list).toMatchObject({ canTake: false, mapping: { fields: [null, 'name', null] } })
  expect(list.notices[0]).toMatch(/2 columns are called “id”: A, C/)
  expect(await world.rows(list.id)).toEqual([])
  const path = `/api/v1/recipient-lists/${list.id}/mapping`
  const mapping = { ...list.mapping, fields: ['email', 'email', null] }
  expect((await world.ana.request('PATCH', path, mapping)).statusCode).toBe(400)
  await world.ana.request('PATCH', path, { ...list.mapping, fields: [null, 'name', 'email'] })
  expect(await world.list(list.id)).toMatchObject({ status: 'reading' })
  await world.deliver()
  expect(await world.list(list.id)).toMatchObject({ status: 'read', canTake: true })
  expect(await world.rows(list.id)).toMatchObject([{ email: 'bob@example.com' }])
  await world.ana.request('PATCH', path, { ...list.mapping, headerRow: 0, fields: [] })
  await world.deliver()
  expect(await world.list(list.id)).toMatchObject({ counts: { rows: 2, taken: 1 } })
})

test('an opt-out survives another import, which brings the row’s fields up to date', async () => {
  await using world = await setUp()
  const campaign = await world.campaign()
  await world.take((await world.read(campaign, 'email,city\nana@example.com,Rome\n')).id)
  const [ana] = await world.recipients(campaign)
  const left = { state: 'skipped', skipReason: 'unsubscribed', nextAt: null }
  await world.firestore.doc(`recipients/${ana?.id}`).update(left)
  const suppressions = createSuppressionStore(world.firestore, world.clock.now)
  await world.firestore.runTransaction(async (transaction) =>
    suppressions.suppress(transaction, {
      ...{ ownerId: world.ana.id, email: 'ana@example.com', reason: 'unsubscribed', campaignTitle: null },
    }),
  )
  const again = await world.take((await world.read(campaign, 'email,city\nana@example.com,Oslo\n')).id)
  expect(again.known).toEqual({ inCampaign: 1, suppressed: 1, earlier: 0 })
  expect(await world.recipients(campaign)).toMatchObject([{ ...left, fields: { city: 'Oslo' } }])
})

test('what is known of an address is marked', async () => {
  await using world = await setUp()
  const first = await world.campaign('Autumn')
  await world.take((await world.read(first, 'email\nana@example.com\nbob@example.com\n')).id)
  const [ana] = await world.recipients(first)
  await world.firestore.doc(`recipients/${ana?.id}`).update({ state: 'sent' })
  const suppressions = createSuppressionStore(world.firestore, world.clock.now)
  await world.firestore.runTransaction(async (transaction) =>
    suppressions.suppress(transaction, {
      ...{ ownerId: world.ana.id, email: 'bob@example.com', reason: 'bounced', campaignTitle: null },
    }),
  )
  const second = await world.campaign('Winter')
  const taken = await world.take((await world.read(second, 'email\nbob@example.com\nana@example.com\n')).id)
  expect(taken.known).toEqual({ inCampaign: 0, suppressed: 1, earlier: 1 })
  expect(await world.recipients(second)).toMatchObject([
    { email: 'bob@example.com', known: [], reason: expect.stringContaining('a mail to it came back') },
    { email: 'ana@example.com', known: ['Autumn'], reason: null },
  ])
})

test('ten rows of which one repeats another are nine recipients, and a duplicate', async () => {
  await using world = await setUp()
  const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'A'].map((name) => `${name}@example.com`)
  const { counts } = await world.read(await world.campaign(), `email\n${rows.join('\n')}\n`)
  expect(counts).toMatchObject({ rows: 10, taken: 9, duplicates: 1, invalid: 0 })
})

test("somebody else's list is as if it did not exist", async () => {
  await using world = await setUp()
  const { id, campaignId } = await world.read(await world.campaign(), LIST)
  const eve = await world.registered('eve@example.com')
  const answers = await Promise.all([
    eve.request('GET', `/api/v1/recipient-lists/${id}`),
    eve.request('GET', `/api/v1/recipient-lists/${id}/rows`),
    eve.request('GET', `/api/v1/campaigns/${campaignId}/lists`),
    eve.request('POST', `/api/v1/recipient-lists/${id}/take`, {}),
    eve.request('POST', `/api/v1/recipient-lists/${id}/undo`),
    eve.request('POST', `/api/v1/campaigns/${campaignId}/lists`, { text: 'ana@example.com' }),
    eve.request('DELETE', `/api/v1/recipient-lists/${id}`),
  ])
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(7).fill(404))
})
