// Rows that become recipients, and how that is undone, interrupted or refused.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { World } from '../../services/api/test-world.ts'
import { createMeter } from '../../services/platform/meter.ts'
import { LIST, setUp as setUpIn, startShared } from './test-world.ts'

let shared: World
beforeAll(async () => {
  shared = await startShared()
})
afterAll(() => shared[Symbol.asyncDispose]())
const setUp = () => setUpIn(shared)

test('an import is undone, except for those to whom something was sent', async () => {
  await using world = await setUp()
  const campaign = await world.campaign()
  const kept = await world.read(campaign, 'email\nzoe@example.com\n')
  await world.take(kept.id)
  const { id } = await world.read(campaign, 'email\nana@example.com\nbob@example.com\nzoe@example.com\n')
  await world.take(id)
  const recipients = await world.recipients(campaign)
  expect(recipients.map(({ email }) => email)).toEqual([
    'zoe@example.com',
    'ana@example.com',
    'bob@example.com',
  ])
  const bob = recipients.at(-1)
  await world.firestore.doc(`recipients/${bob?.id}`).update({ state: 'sent' })
  expect(await world.undo(id)).toMatchObject({ status: 'undone', known: null })
  expect((await world.recipients(campaign)).map(({ email }) => email)).toEqual([
    'zoe@example.com',
    'bob@example.com',
  ])
  expect((await world.campaignStore.get(campaign))?.counts.total).toBe(2)
})

test('nothing is taken or undone while mails go out', async () => {
  await using world = await setUp()
  const campaign = await world.campaign()
  const { id } = await world.read(campaign, LIST)
  await world.firestore.doc(`campaigns/${campaign}`).update({ status: 'running' })
  for (const step of ['take', 'undo']) {
    const answer = await world.ana.request('POST', `/api/v1/recipient-lists/${id}/${step}`, {})
    expect(answer.statusCode).toBe(409)
  }
})

test('no mail goes out while rows are being taken', async () => {
  await using world = await setUp()
  const campaign = await world.campaign()
  const { id } = await world.read(campaign, LIST)
  await world.ana.request('POST', `/api/v1/recipient-lists/${id}/take`, {})
  const start = () => world.controls.start(world.ana.id, campaign)
  await expect(start()).rejects.toMatchObject({ reason: 'importing' })
  await world.deliver()
  expect(await world.list(id)).toMatchObject({ status: 'taken' })
  await expect(start()).rejects.toMatchObject({ reason: 'no-mailbox' })
})

test('a list of thousands is taken in steps, and a step that was lost is made up for', async () => {
  await using world = await setUp()
  const campaign = await world.campaign()
  const rows = Array.from({ length: 500 }, (_, index) => `person${index}@example.com`)
  const { id } = await world.read(campaign, `email\n${rows.join('\n')}\n`)
  await world.ana.request('POST', `/api/v1/recipient-lists/${id}/take`, {})
  const [event] = world.events.splice(0).slice(-1)
  if (!event) throw new Error('No event')
  await world.handle(event)
  const all = await world.recipients(campaign)
  expect(all.map(({ email }) => email)).toEqual(rows)
  // As after a process that was ended between two steps.
  await Promise.all(all.slice(200, 400).map((each) => world.firestore.doc(`recipients/${each.id}`).delete()))
  await world.firestore.doc(`recipientLists/${id}`).update({ status: 'taking' })
  await world.handle(event)
  const again = await world.recipients(campaign)
  expect(again.map(({ email, position }) => [email, position])).toEqual(
    all.map(({ email, position }) => [email, position]),
  )
  expect(again[0]?.token).toBe(all[0]?.token)
  expect((await world.campaignStore.get(campaign))?.counts.total).toBe(500)
})

test('a campaign that is deleted takes its lists along', async () => {
  await using world = await setUp()
  const [gone, kept] = [await world.campaign('Gone'), await world.campaign('Kept')]
  const list = await world.read(gone, LIST)
  const other = await world.read(kept, LIST)
  await world.take(list.id)
  for (const step of ['trash', 'delete'])
    await world.ana.request('POST', `/api/v1/campaigns/${step}`, { ids: [gone] })
  await world.deliver()
  expect([await world.store.get(list.id), await world.recipients(gone)]).toEqual([null, []])
  expect(await world.files('documents')).toEqual([`campaigns/lists/${world.ana.id}/${other.id}/file`])
  expect(await world.files('papers')).toHaveLength(1)
})

test('a list is not read again, however often, once the space is used up', async () => {
  await using world = await setUp()
  const { firestore } = world
  const list = await world.read(await world.campaign(), 'email\nana@example.com')
  const used = await world.used()
  await firestore.runTransaction(async (transaction) =>
    createMeter(firestore).setQuota(transaction, world.ana.id, used),
  )
  const again = () =>
    world.ana.request('PATCH', `/api/v1/recipient-lists/${list.id}/mapping`, list.mapping ?? {})
  const answer = await again()
  expect([answer.statusCode, answer.json().code]).toEqual([403, 'quota'])
  expect(await world.list(list.id)).toMatchObject({ status: 'read', counts: { taken: 1 } })
  expect(await world.used()).toBe(used)
  expect(answer.headers['ratelimit-policy']).toContain('person-expensive')
})
