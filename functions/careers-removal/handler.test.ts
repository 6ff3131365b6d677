import { expect, test } from 'vitest'
import { setUp as setUpApi } from '../../services/api/test-world.ts'
import { type CareersDiscarded, careersDiscarded } from '../../services/careers/events.ts'
import { createRemovals } from '../../services/careers/removal.ts'
import { createHandler } from './handler.ts'

async function setUp() {
  const world = await setUpApi({ withStorage: true })
  const { clock, firestore, storage, events } = world
  const [documents, papers] = [storage.bucket('documents'), storage.bucket('papers')]
  const handle = createHandler({ subjects: createRemovals(firestore, clock.now), documents, papers })
  const ana = await world.registered()
  return {
    ...world,
    ana,
    handle,
    discarded: () =>
      events
        .filter(({ topic }) => topic === careersDiscarded.name)
        .map(({ payload }) => payload as CareersDiscarded),
    objects: async () => (await documents.getFiles())[0].map(({ name }) => name),
    used: async () => (await world.photos.quota(ana.id)).used,
    async submit(text: string): Promise<string> {
      return (await ana.request('POST', '/api/v1/jobs', { text })).json().id
    },
    post: (path: string, id: string) => ana.request('POST', `/api/v1/jobs/${path}`, { ids: [id] }),
  }
}

test('everything of a deleted job is removed, nothing of another one, and the quota is free again', async () => {
  await using world = await setUp()
  const [gone, kept] = [await world.submit('Baker wanted'), await world.submit('Miller wanted')]
  expect(await world.used()).toBe('Baker wantedMiller wanted'.length)
  await world.post('trash', gone)
  await world.post('delete', gone)
  const [event] = world.discarded()
  expect(event).toEqual({ ownerId: world.ana.id, subject: 'jobs', id: gone })

  await world.handle(event!)
  expect(await world.objects()).toEqual([expect.stringContaining(`/${kept}/`)])
  expect(await world.used()).toBe('Miller wanted'.length)
  await world.handle(event!)
  expect(await world.used()).toBe('Miller wanted'.length)
  expect((await world.ana.request('GET', `/api/v1/jobs/${kept}`)).statusCode).toBe(200)
})

test('an event about a job that is still wanted removes nothing', async () => {
  await using world = await setUp()
  const id = await world.submit('Baker wanted')
  await world.post('trash', id)
  await world.handle({ ownerId: world.ana.id, subject: 'jobs', id })
  expect(await world.objects()).toHaveLength(1)
  await world.post('restore', id)
  expect((await world.ana.request('GET', `/api/v1/jobs/${id}`)).statusCode).toBe(200)
})

test('bytes that arrive after their job is gone are removed, too', async () => {
  await using world = await setUp()
  const id = await world.submit('Baker wanted')
  const [name = ''] = await world.objects()
  await world.post('trash', id)
  await world.post('delete', id)
  const [event] = world.discarded()
  await world.handle(event!)
  await world.storage.bucket('documents').file(name).save('late', { resumable: false })
  await world.handle(event!)
  expect(await world.objects()).toEqual([])
  expect(await world.used()).toBe(0)
})
