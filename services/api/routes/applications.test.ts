import { expect, test } from 'vitest'
import { createHandler as createRemovalHandler } from '../../../functions/careers-removal/handler.ts'
import { createForgetting } from '../../careers/applications/forgetting.ts'
import { createApplicationStore } from '../../careers/applications/store.ts'
import { createSweeping } from '../../careers/applications/sweeping.ts'
import { newCv } from '../../careers/cvs/new-cv.ts'
import { createCvStore } from '../../careers/cvs/store.ts'
import type { CareersDiscarded } from '../../careers/events.ts'
import { recordPrefix } from '../../careers/paths.ts'
import { createRemovals } from '../../careers/removal.ts'
import { contentOf } from '../../careers/tailoring/test-content.ts'
import { DAY_MS } from '../../platform/durations.ts'
import { isoTime } from '../../platform/times.ts'
import { setUp as setUpApi } from '../test-world.ts'

/** A person with a CV whose papers are in storage. */
async function setUp() {
  const world = await setUpApi({ withStorage: true })
  const { firestore, storage, clock } = world
  const ana = await world.registered()
  const [papers, documents] = [storage.bucket('papers'), storage.bucket('documents')]
  const cvs = createCvStore(firestore, clock.now)
  const own = { ownerId: ana.id, id: 'cv' }
  const look = { template: 'plain', pageSize: 'a4', language: 'en' } as const
  const job = { id: 'job', title: 'Engineer', company: 'Nordlicht', requirements: [], skills: [] }
  const resume = { id: 'resume', ownerId: ana.id, title: 'Mine', version: 1 }

  /** The CV as it is rendered then; the papers that it had before are gone. */
  async function render(revision: number, words: string) {
    await papers.deleteFiles({ prefix: recordPrefix('cvs', own) })
    const name = `${revision}-cv-0123456789abcdef.pdf`
    await papers
      .file(recordPrefix('cvs', own) + name)
      .save(words, { resumable: false, contentType: 'application/pdf' })
    const paper = { kind: 'cv', format: 'pdf', size: words.length, pages: 1, name } as const
    const fresh = newCv({ id: 'cv', look, model: null, job, resume, time: isoTime(clock.now()) })
    const state = { status: 'ready', revision, content: contentOf(), papers: [paper] } as const
    await cvs.change('cv', () => ({ ...fresh, ...state, papers: [...state.papers] }))
  }
  await render(1, 'first words')

  const send = async (method: 'POST' | 'PATCH' | 'GET', path: string, body?: object) => {
    const answer = await ana.request(method, `/api/v1/applications${path}`, body)
    return answer.body === ''
      ? { status: answer.statusCode }
      : { status: answer.statusCode, ...answer.json() }
  }
  const objects = async () =>
    (await papers.getFiles({ prefix: `careers/applications/${ana.id}/` }))[0].map(({ name }) => name)
  const removal = createRemovalHandler({ subjects: createRemovals(firestore, clock.now), documents, papers })
  return {
    ...world,
    ana,
    cvs,
    papers,
    render,
    send,
    objects,
    held: async () => (await world.photos.quota(ana.id)).byRoom.careers ?? 0,
    /** Delivers every event about what was discarded. */
    async removeDiscarded() {
      for (const { topic, payload } of world.events.splice(0))
        if (topic === 'careers-discarded') await removal(payload as CareersDiscarded)
    },
    /** What is saved when the person takes the PDF along. */
    async sent(id: string) {
      const { url } = await send('GET', `/${id}/papers/cv/pdf`)
      const name = decodeURIComponent(new URL(url).pathname).replace('/papers/', '')
      return String((await papers.file(name).download())[0])
    },
  }
}

test('what was attached stays as it was, whatever becomes of the CV', async () => {
  await using world = await setUp()
  const { ana, send, render } = world
  const { id, sentCv } = await send('POST', '', { title: 'Engineer', cvId: 'cv' })
  expect(sentCv).toMatchObject({ cvId: 'cv', revision: 1, papers: [{ kind: 'cv', size: 11 }] })
  expect(JSON.stringify(sentCv)).not.toContain('sent-')

  await render(2, 'second')
  expect(await world.sent(id)).toBe('first words')
  await world.papers.deleteFiles({ prefix: 'careers/cvs/' })
  await ana.request('POST', '/api/v1/cvs/trash', { ids: ['cv'] })
  await ana.request('POST', '/api/v1/cvs/delete', { ids: ['cv'] })
  await world.removeDiscarded()
  expect(await world.sent(id)).toBe('first words')
  expect(await world.held()).toBe(11)
})

test('applied for is what the papers were then, and later edits change nothing of it', async () => {
  await using world = await setUp()
  const { send, render } = world
  const { id } = await send('POST', '', { title: 'Engineer', cvId: 'cv' })
  await render(2, 'second words')
  expect(await send('PATCH', `/${id}`, { stage: 'applied' })).toMatchObject({ sentCv: { revision: 2 } })
  expect(await world.sent(id)).toBe('second words')
  await render(3, 'third')
  await send('PATCH', `/${id}`, { stage: 'interviewing', notes: 'They called' })
  expect(await world.sent(id)).toBe('second words')

  // The copy that was replaced goes, and is counted no more.
  await world.removeDiscarded()
  expect(await world.objects()).toHaveLength(1)
  expect(await world.held()).toBe('second words'.length + 'third'.length)
})

test('a CV that is being made cannot be attached, and a card with one moves all the same', async () => {
  await using world = await setUp()
  const { send } = world
  const { id } = await send('POST', '', { title: 'Engineer', cvId: 'cv' })
  await world.cvs.change('cv', (cv) => cv && { ...cv, status: 'rendering' })
  expect(await send('POST', '', { title: 'Other', cvId: 'cv' })).toMatchObject({
    ...{ status: 409, code: 'not-ready' },
  })
  expect(await send('PATCH', `/${id}`, { stage: 'applied' })).toMatchObject({
    ...{ stage: 'applied', sentCv: { revision: 1 } },
  })
})

test('it goes with its application for good, and not with the trash', async () => {
  await using world = await setUp()
  const { send, ana } = world
  const { id } = await send('POST', '', { title: 'Engineer', cvId: 'cv' })
  await send('POST', '/trash', { ids: [id] })
  await world.removeDiscarded()
  expect(await world.objects()).toHaveLength(1)
  await send('POST', '/delete', { ids: [id] })
  expect((await send('GET', `/${id}`)).status).toBe(404)
  await world.removeDiscarded()
  expect(await world.objects()).toEqual([])
  expect(await world.held()).toBe(11)
  expect((await ana.request('GET', '/api/v1/applications?trashed=true')).json().items).toEqual([])
})

test('an event that is lost is published again by the sweep', async () => {
  await using world = await setUp()
  const { firestore, clock, send } = world
  const { id } = await send('POST', '', { title: 'Engineer', cvId: 'cv' })
  await send('POST', '/trash', { ids: [id] })
  await send('POST', '/delete', { ids: [id] })
  world.events.length = 0
  clock.advance(DAY_MS)
  const store = createApplicationStore(firestore, clock.now)
  const publish = async (topic: { name: string }, payload: object) =>
    String(world.events.push({ topic: topic.name, payload }))
  const sweeping = createSweeping({ store, publish, now: clock.now })
  for (const record of await store.due(10)) await sweeping.sweepOne(record)
  expect(await store.due(10)).toEqual([])
  await world.removeDiscarded()
  expect(await world.objects()).toEqual([])
})

test('it goes with the account, and nobody else can fetch it', async () => {
  await using world = await setUp()
  const { id } = await world.send('POST', '', { title: 'Engineer', cvId: 'cv' })
  const bob = await world.registered()
  const path = `/api/v1/applications/${id}/papers/cv/pdf`
  expect((await bob.request('GET', path)).statusCode).toBe(404)
  const forgetting = createForgetting({ firestore: world.firestore, papers: world.papers })
  while ((await forgetting.forget(world.ana.id)) === 'some');
  expect(await world.objects()).toEqual([])
})
