// Files that go with mails, and arrive when nobody wants them any more.
import { expect, test } from 'vitest'
import { recipientsUploaded } from '../../services/campaigns/events.ts'
import { recordPrefix } from '../../services/campaigns/paths.ts'
import { send } from '../../services/photos/test-world.ts'
import { setUp as setUpLists } from './test-world.ts'

const FLYER = { name: 'flyer.pdf', contentType: 'application/pdf', size: 5 }

async function setUp() {
  const world = await setUpLists()
  const id = await world.campaign()
  const path = `/api/v1/campaigns/${id}`
  const prefix = recordPrefix('campaigns', { ownerId: world.ana.id, id })
  const objects = async () => (await world.buckets.documents.getFiles({ prefix }))[0]
  return {
    ...world,
    id,
    path,
    objects,
    announce: async () => (await world.ana.request('POST', `${path}/attachments/uploads`, FLYER)).json(),
    /** Sends the file, and delivers what storage announces of it. */
    async send({ grant }: { grant: Parameters<typeof send>[0] }): Promise<void> {
      await send(grant, Buffer.from('flyer'))
      const [file] = await objects()
      const { name = '', generation, size } = file?.metadata ?? {}
      const payload = { bucket: 'documents', name, generation: String(generation), size: String(size) }
      for (const _ of [1, 2]) await world.handle({ topic: recipientsUploaded.name, payload })
    },
    async removeUnwanted(): Promise<void> {
      await world.deliver()
      for (const payload of world.discarded) await world.handle({ topic: 'campaigns-discarded', payload })
    },
  }
}

test('a file that arrives in time stays', async () => {
  await using world = await setUp()
  const announced = await world.announce()
  await world.send(announced)
  await world.removeUnwanted()
  const finished = await world.ana.request(
    'POST',
    `${world.path}/attachments/${announced.attachment.id}/finish`,
  )
  expect(finished.json()).toMatchObject({ attachments: [{ status: 'ready' }] })
  expect([await world.used(), (await world.objects()).length]).toEqual([5, 1])
})

test('one that arrives after it was taken off is counted, and removed', async () => {
  await using world = await setUp()
  const announced = await world.announce()
  await world.ana.request('DELETE', `${world.path}/attachments/${announced.attachment.id}`)
  await world.deliver()
  expect(await world.used()).toBe(0)
  await world.send(announced)
  expect([await world.used(), (await world.objects()).length]).toEqual([5, 1])
  await world.removeUnwanted()
  expect([await world.used(), (await world.objects()).length]).toEqual([0, 0])
})

test('one that arrives after its campaign was deleted is removed', async () => {
  await using world = await setUp()
  const announced = await world.announce()
  for (const step of ['trash', 'delete'])
    await world.ana.request('POST', `/api/v1/campaigns/${step}`, { ids: [world.id] })
  await world.deliver()
  await world.send(announced)
  await world.removeUnwanted()
  expect([await world.used(), (await world.objects()).length]).toEqual([0, 0])
})
