// Events come twice, and the slower of two runs goes on with what is over.
import { expect, test } from 'vitest'
import type { PublishedEvent } from '../../services/api/test-world.ts'
import { createForgetting } from '../../services/campaigns/forgetting.ts'
import type { TakenRow } from '../../services/campaigns/recipients/taking.ts'
import { setUp } from './test-world.ts'

const MANY = Array.from({ length: 250 }, (_, index) => `p${index}@example.com`)
const LIST = `email\n${MANY.join('\n')}`

/** The rows as a run reads them that is held up after the first step of 200. */
async function* slowRows(meanwhile: () => Promise<unknown>): AsyncGenerator<TakenRow> {
  for (const [index, email] of MANY.entries()) {
    if (index === 200) await meanwhile()
    yield { row: index + 2, isTaken: true, email, fields: { email } }
  }
}

async function taking() {
  const world = await setUp()
  const campaignId = await world.campaign()
  const { id } = await world.read(campaignId, LIST)
  await world.ana.request('POST', `/api/v1/recipient-lists/${id}/take`, {})
  const list = (await world.store.get(id))!
  const stored = async () => {
    const { counts, importing } = (await world.campaignStore.get(campaignId))!
    return { recipients: (await world.recipients(campaignId)).length, total: counts.total, importing }
  }
  return { ...world, id, campaignId, task: { ...list, fields: ['email'] }, stored }
}

test('a run that was overtaken brings nobody back whom an undo took out', async () => {
  await using world = await taking()
  const rows = slowRows(async () => {
    await world.deliver()
    expect(await world.stored()).toEqual({ recipients: 250, total: 250, importing: [] })
    await world.undo(world.id)
  })
  expect(await world.taking.take(world.task, rows)).toBe(null)
  expect(await world.stored()).toEqual({ recipients: 0, total: 0, importing: [] })
})

test('it does not end what was begun after it', async () => {
  await using world = await taking()
  const rows = slowRows(async () => {
    await world.deliver()
    await world.undo(world.id)
    await world.ana.request('POST', `/api/v1/recipient-lists/${world.id}/take`, {})
  })
  expect(await world.taking.take(world.task, rows)).toBe(null)
  await world.importing.finishTaking(world.task, null)
  expect((await world.list(world.id)).status).toBe('taking')
  expect(await world.stored()).toEqual({ recipients: 0, total: 0, importing: [world.id] })
  await world.deliver()
  expect(await world.stored()).toEqual({ recipients: 250, total: 250, importing: [] })
})

test('two lists that are taken at once do not make a campaign larger than it may be', async () => {
  await using world = await setUp()
  const campaignId = await world.campaign()
  const half = (name: string) =>
    `email\n${Array.from({ length: 10_001 }, (_, index) => `${name}${index}@example.com`).join('\n')}`
  const [first, second] = [await world.read(campaignId, half('a')), await world.read(campaignId, half('b'))]
  const take = async (id: string) =>
    (await world.ana.request('POST', `/api/v1/recipient-lists/${id}/take`, {})).statusCode
  expect((await Promise.all([take(first.id), take(second.id)])).toSorted()).toEqual([200, 413])
})

test('nobody is added any more while an account is being removed', async () => {
  await using world = await taking()
  const others = Array.from({ length: 100 }, (_, index) => `q${index}@example.com`)
  const list = await world.read(world.campaignId, `email\n${others.join('\n')}`)
  const forgetting = createForgetting({ firestore: world.firestore, ...world.buckets })
  const rows = slowRows(async () => {
    await world.ana.request('POST', `/api/v1/recipient-lists/${list.id}/take`, {})
    const isOthers = ({ payload }: PublishedEvent) => JSON.stringify(payload).includes(list.id)
    await world.handle(world.events.find(isOthers)!)
    expect((await world.stored()).recipients).toBe(300)
    // As many as are removed in one step.
    expect(await forgetting.forget(world.ana.id)).toBe('some')
  })
  expect(await world.taking.take(world.task, rows)).toBe(null)
  while ((await forgetting.forget(world.ana.id)) === 'some');
  for (const { id } of await world.firestore.listCollections()) {
    const own = world.firestore.collection(id).where('ownerId', '==', world.ana.id)
    const left = (await own.count().get()).data().count
    const isOurs = ['campaigns', 'recipientLists', 'recipients', 'senders', 'suppressions'].includes(id)
    expect([id, isOurs ? left : 0]).toEqual([id, 0])
  }
})
