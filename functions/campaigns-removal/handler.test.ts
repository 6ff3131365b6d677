import { expect, test } from 'vitest'
import { setUp as setUpApi } from '../../services/api/test-world.ts'
import { CAMPAIGNS } from '../../services/campaigns/campaigns/store.ts'
import { type CampaignsDiscarded, campaignsDiscarded } from '../../services/campaigns/events.ts'
import { attachmentPath } from '../../services/campaigns/paths.ts'
import { createRemovals } from '../../services/campaigns/removal.ts'
import { createHandler } from './handler.ts'

async function setUp() {
  const world = await setUpApi({ withStorage: true })
  const { clock, firestore, storage, events } = world
  const [documents, papers] = [storage.bucket('documents'), storage.bucket('papers')]
  const subjects = createRemovals(firestore, clock.now)
  const ana = await world.registered()
  const post = async (path: string, body: object) =>
    (await ana.request('POST', `/api/v1/campaigns${path}`, body)).json()

  /** A campaign with a recipient and a stored file. */
  async function campaign(title: string) {
    const { id } = await post('', { title })
    await post(`/${id}/recipients`, { fields: { email: 'gallery@example.com' } })
    const path = attachmentPath({ ownerId: ana.id, id }, 'flyer')
    await documents.file(path).save('flyer', { resumable: false })
    return { id, path }
  }

  return {
    ...world,
    ana,
    campaign,
    handle: createHandler({ firestore, subjects, documents, papers }),
    async deleteForGood(id: string): Promise<CampaignsDiscarded> {
      for (const step of ['trash', 'delete'])
        await ana.request('POST', `/api/v1/campaigns/${step}`, { ids: [id] })
      const { payload } = events.findLast(({ topic }) => topic === campaignsDiscarded.name)!
      return payload as CampaignsDiscarded
    },
    objects: async () => (await documents.getFiles())[0].map(({ name }) => name),
    recipientsOf: async (id: string) =>
      (await firestore.collection('recipients').where('campaignId', '==', id).get()).size,
  }
}

test('everything of a deleted campaign is removed, also twice, and nothing of another one', async () => {
  await using world = await setUp()
  const [gone, kept] = [await world.campaign('Gone'), await world.campaign('Kept')]
  const event = await world.deleteForGood(gone.id)
  for (const _ of [1, 2]) {
    await world.handle(event)
    expect(await world.objects()).toEqual([kept.path])
    expect([await world.recipientsOf(gone.id), await world.recipientsOf(kept.id)]).toEqual([0, 1])
  }
})

test('an event about a campaign that is still wanted removes nothing', async () => {
  await using world = await setUp()
  const { id, path } = await world.campaign('Kept')
  await world.handle({ ownerId: world.ana.id, subject: 'campaigns', id })
  expect(await world.objects()).toEqual([path])
  expect(await world.recipientsOf(id)).toBe(1)
})

test("an event with another person's name on it removes nothing of them", async () => {
  await using world = await setUp()
  const { id } = await world.campaign('Gone')
  await world.deleteForGood(id)
  await world.handle({ ownerId: 'somebody-else', subject: 'campaigns', id })
  expect(await world.recipientsOf(id)).toBe(1)
})

test('a file that was taken off is removed, and its bytes are free again', async () => {
  await using world = await setUp()
  const { id, path } = await world.campaign('Kept')
  const flyer = {
    ...{ id: 'flyer', kind: 'file', name: 'flyer.pdf', contentType: 'application/pdf', size: 5 },
    ...{ status: 'ready', bucket: 'documents', path, addedAt: '2026-01-01T00:00:00.000Z' },
  }
  await world.firestore
    .collection(CAMPAIGNS)
    .doc(id)
    .update({ leftovers: [flyer] })
  await world.handle({ ownerId: world.ana.id, subject: 'campaigns', id })
  expect(await world.objects()).toEqual([])
  expect((await world.firestore.collection(CAMPAIGNS).doc(id).get()).get('leftovers')).toEqual([])
})
