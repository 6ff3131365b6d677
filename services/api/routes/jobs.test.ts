import { expect, test } from 'vitest'
import { careersDiscarded, type JobSubmitted, jobSubmitted } from '../../careers/events.ts'
import { createReading, type ReadPosting } from '../../careers/jobs/reading.ts'
import type { JobQuery } from '../../careers/jobs/schemas.ts'
import { createJobStore } from '../../careers/jobs/store.ts'
import { createSweeping } from '../../careers/jobs/sweeping.ts'
import { DAY_MS, MINUTE_MS } from '../../platform/durations.ts'
import type { Publish } from '../../platform/publish.ts'
import { sweepRoom } from '../../platform/sweeping.ts'
import { shareWorld } from '../../platform/test-shared-world.ts'
import { setUp as setUpApi, type World } from '../test-world.ts'

const url = 'https://jobs.example.com/postings/7'

const startWorld = () => setUpApi({ withStorage: true })
let shared: World
shareWorld(startWorld, (world) => {
  shared = world
})

/** A new person in the shared world, where no event waits. It goes on when the test is over. */
const setUp = async () => ({ ...(await enter(shared)), [Symbol.asyncDispose]: async () => undefined })
/** The sweep looks after everybody's jobs, so its tests have nobody else. */
const setUpAlone = async () => enter(await startWorld())

async function enter(world: World) {
  const { clock, firestore, events } = world
  events.length = 0
  const store = createJobStore(firestore, clock.now)
  const publish: Publish = async (topic, payload) => String(events.push({ topic: topic.name, payload }))
  const ana = await world.registered()
  const sweeping = createSweeping({ store, publish, now: clock.now })
  return {
    ...world,
    ana,
    reading: createReading({ store, now: clock.now }),
    submitted: () => events.filter(({ topic }) => topic === jobSubmitted.name).map(({ payload }) => payload),
    async submit(body: object) {
      const answer = await ana.request('POST', '/api/v1/jobs', body)
      expect([answer.statusCode, answer.body.slice(0, 200)]).toEqual([202, expect.any(String)])
      clock.advance(1)
      return answer.json()
    },
    // Not by a request, because a session ends long before the days that some tests let pass.
    get: (id: string) => world.careers.jobs.get(ana.id, id),
    async titles(query: JobQuery = {}) {
      const { items } = await world.careers.jobs.list(ana.id, query)
      return items.map(({ title, url }) => title ?? url)
    },
    sweep: () => sweepRoom(sweeping, { until: clock.now() + MINUTE_MS, now: clock.now }),
  }
}

const posting = (fields: ReadPosting['fields'] = {}): ReadPosting => ({
  rung: 'structured-data',
  fields: { title: 'Engineer', company: 'Example', ...fields },
  provenance: { title: { source: 'json-ld', confidence: 0.95, raw: null } },
  snapshot: null,
})

test('an address is recorded at once and has to be read', async () => {
  await using world = await setUp()
  const job = await world.submit({ url: 'jobs.example.com/postings/7' })

  expect(job).toMatchObject({ status: 'reading', url, title: null, places: [], hasSnapshot: false })
  expect(world.submitted()).toEqual([{ ownerId: world.ana.id, jobId: job.id, reading: 1 }])
  expect(await world.titles()).toEqual([url])
})

test('what is no address of a page is refused', async () => {
  await using world = await setUp()
  const wrong = ['nonsense', 'ftp://example.com/x', 'javascript:alert(1)', 'https://me:pw@example.com/x', ' ']
  for (const address of wrong) {
    const answer = await world.ana.request('POST', '/api/v1/jobs', { url: address })
    expect([address, answer.statusCode, answer.json().errors[0].field]).toEqual([address, 400, 'url'])
  }
  expect(world.submitted()).toEqual([])
})

test('the same posting is one job, however a visitor came to it', async () => {
  await using world = await setUp()
  const { id } = await world.submit({ url })
  for (const address of [
    `${url}?utm_source=mail&gclid=1`,
    'http://jobs.example.com/postings/7/#apply',
    'HTTPS://WWW.JOBS.EXAMPLE.COM/postings/7?ref=friend',
  ])
    expect([address, (await world.submit({ url: address })).id]).toEqual([address, id])
  expect(world.submitted()).toHaveLength(1)
  expect((await world.submit({ url: `${url}?id=8` })).id).not.toBe(id)
})

test('what is read is shown, and the first report of a reading counts', async () => {
  await using world = await setUp()
  const { id } = await world.submit({ url })
  const [event] = world.submitted() as [JobSubmitted]
  await world.reading.finish(event, posting())
  expect(await world.reading.finish(event, posting({ title: 'Late' }))).toBeNull()

  expect(await world.get(id)).toMatchObject({ status: 'ready', title: 'Engineer', rung: 'structured-data' })
  expect(await world.titles({ status: 'ready' })).toEqual(['Engineer'])
  expect(await world.titles({ status: 'reading' })).toEqual([])
})

test('skills have the names that people know', async () => {
  await using world = await setUp()
  const { id } = await world.submit({ url })
  const [event] = world.submitted() as [JobSubmitted]

  await world.reading.finish(event, posting({ skills: ['postgresql', 'Beekeeping'] }))

  expect(await world.get(id)).toMatchObject({ skillNames: ['PostgreSQL', 'Beekeeping'] })
})

test('what the person corrects stays when the posting is read again', async () => {
  await using world = await setUp()
  const { id } = await world.submit({ url })
  await world.reading.finish(world.submitted()[0] as JobSubmitted, posting())
  const edit = { title: 'Backend engineer', descriptionText: 'One <b>\n\ntwo', isClosed: true }
  const edited = (await world.ana.request('PATCH', `/api/v1/jobs/${id}`, edit)).json()
  expect(edited).toMatchObject({
    title: 'Backend engineer',
    isClosed: true,
    descriptionHtml: expect.any(String),
  })
  expect(edited.descriptionHtml).toBe('<p>One &lt;b&gt;</p>\n<p>two</p>')
  expect(edited.provenance.title).toEqual({ source: 'person', confidence: 1, raw: null })

  expect((await world.ana.request('POST', `/api/v1/jobs/${id}/read-again`)).statusCode).toBe(202)
  await world.reading.finish(world.submitted()[1] as JobSubmitted, posting({ company: 'New owner' }))
  expect(await world.get(id)).toMatchObject({
    title: 'Backend engineer',
    company: 'New owner',
    isClosed: true,
  })
})

test('what was read earlier stays when it cannot be read again', async () => {
  await using world = await setUp()
  const { id } = await world.submit({ url })
  await world.reading.finish(world.submitted()[0] as JobSubmitted, posting())
  await world.ana.request('POST', `/api/v1/jobs/${id}/read-again`)
  const gone = { status: 'failed', reason: 'It is gone.', isClosed: true } as const
  await world.reading.refuse(world.submitted()[1] as JobSubmitted, gone)
  expect(await world.get(id)).toMatchObject({ status: 'ready', title: 'Engineer', isClosed: true })
})

test('the text of a posting that could not be read is kept for the reading, and counted', async () => {
  await using world = await setUp()
  const { id } = await world.submit({ url })
  await world.reading.refuse(world.submitted()[0] as JobSubmitted, {
    status: 'needs-text',
    reason: 'A wall.',
  })
  expect(await world.get(id)).toMatchObject({ status: 'needs-text', reason: 'A wall.', title: null })

  const again = await world.submit({ url, text: 'Engineer wanted' })
  expect(again).toMatchObject({ id, status: 'reading', reason: null })
  expect(world.submitted()[1]).toMatchObject({ jobId: id, reading: 2 })
  const { byRoom } = await world.photos.quota(world.ana.id)
  expect(byRoom).toMatchObject({ careers: 'Engineer wanted'.length })
  const [files] = await world.storage.bucket('documents').getFiles()
  expect(files.map(({ name }) => name)).toEqual([
    expect.stringMatching(`^careers/jobs/${world.ana.id}/${id}/submitted-[0-9a-f]{16}\\.txt$`),
  ])
})

test('a job in the trash is in no other list, and is restored when it is submitted again', async () => {
  await using world = await setUp()
  const { id } = await world.submit({ url })
  await world.reading.finish(world.submitted()[0] as JobSubmitted, posting())
  await world.ana.request('POST', '/api/v1/jobs/trash', { ids: [id] })
  expect([await world.titles(), await world.titles({ trashed: true })]).toEqual([[], ['Engineer']])
  await world.submit({ url })
  expect([await world.titles(), await world.titles({ trashed: true })]).toEqual([['Engineer'], []])
})

test('a job that is deleted for good cannot be brought back by a late report', async () => {
  await using world = await setUp()
  const { id } = await world.submit({ url })
  expect((await world.ana.request('POST', '/api/v1/jobs/delete', { ids: [id] })).statusCode).toBe(409)
  await world.ana.request('POST', '/api/v1/jobs/trash', { ids: [id] })
  await world.ana.request('POST', '/api/v1/jobs/delete', { ids: [id] })
  expect(world.events.at(-1)).toEqual({
    topic: careersDiscarded.name,
    payload: { ownerId: world.ana.id, subject: 'jobs', id },
  })
  expect(await world.reading.finish(world.submitted()[0] as JobSubmitted, posting())).toBeNull()
  expect((await world.ana.request('GET', `/api/v1/jobs/${id}`)).statusCode).toBe(404)
  await world.reading.finishRemoval(id)
  expect(await world.reading.finish(world.submitted()[0] as JobSubmitted, posting())).toBeNull()
  expect(await world.titles({ trashed: true })).toEqual([])
})

test('the list is read in pages, newest first', async () => {
  await using world = await setUp()
  for (const n of [1, 2, 3]) await world.submit({ url: `https://example.com/${n}` })
  const first = (await world.ana.request('GET', '/api/v1/jobs?limit=2')).json()
  expect(first.items.map((job: { url: string }) => job.url)).toEqual([
    'https://example.com/3',
    'https://example.com/2',
  ])
  expect(await world.titles({ limit: 2, cursor: first.nextCursor })).toEqual(['https://example.com/1'])
  const other = await world.ana.request('GET', `/api/v1/jobs?trashed=true&cursor=${first.nextCursor}`)
  expect(other.statusCode).toBe(400)
})

test('a posting is closed when its last day is over everywhere', async () => {
  await using world = await setUpAlone()
  const { id } = await world.submit({ url })
  const today = new Date(world.clock.now()).toISOString().slice(0, 10)
  await world.reading.finish(world.submitted()[0] as JobSubmitted, posting({ validUntil: today }))
  expect(await world.titles({ closed: false })).toEqual(['Engineer'])
  world.clock.advance(2 * DAY_MS)
  expect(await world.sweep()).toEqual({ closed: 1 })
  expect([await world.titles({ closed: false }), await world.titles({ closed: true })]).toEqual([
    [],
    ['Engineer'],
  ])
  expect(await world.get(id)).toMatchObject({ isClosed: true })
})

test('a reading that stalls is asked for again, at growing intervals, and then left to the person', async () => {
  await using world = await setUpAlone()
  const { id } = await world.submit({ url })
  for (let n = 0; n < 8; n++) {
    world.clock.advance(2 * DAY_MS)
    await world.sweep()
  }
  expect(world.submitted()).toHaveLength(9)
  world.clock.advance(2 * DAY_MS)
  expect(await world.sweep()).toEqual({})
  expect(await world.get(id)).toMatchObject({ needsAttention: true, status: 'reading' })
})
