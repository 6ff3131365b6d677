import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { careerIndexes } from '../../services/careers/indexes.ts'
import { createComputing } from '../../services/careers/insights/computing.ts'
import { createInsights } from '../../services/careers/insights/service.ts'
import { createSources } from '../../services/careers/insights/sources.ts'
import { createInsightsStore } from '../../services/careers/insights/store.ts'
import { createForgetting, createSweeping } from '../../services/careers/insights/upkeep.ts'
import { NOTHING_READ } from '../../services/careers/jobs/nothing-read.ts'
import type { JobFacts } from '../../services/careers/jobs/record.ts'
import { createJobStore } from '../../services/careers/jobs/store.ts'
import { toReport } from '../../services/careers/reports/record.ts'
import { emptyContent } from '../../services/careers/resumes/schemas.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../services/platform/durations.ts'
import { sweepRoom } from '../../services/platform/sweeping.ts'
import { startTestCloud } from '../../services/platform/test-cloud.ts'
import { isoTime } from '../../services/platform/times.ts'
import { startWaiting } from '../../services/platform/waiting.ts'
import { createHandler } from './handler.ts'

const ana = 'ana'

async function setUp() {
  const cloud = await startTestCloud([careerIndexes])
  const { firestore, clock } = cloud
  const { now } = clock
  const store = createInsightsStore(firestore, now)
  const jobs = createJobStore(firestore, now)
  const sources = createSources(firestore)
  const published: string[] = []
  const publish = async (topic: { name: string }) => {
    published.push(topic.name)
    return ''
  }
  const read: string[] = []
  /** Vectors that say whether a text is about photography. */
  const embed = async (texts: string[]) => {
    read.push(...texts)
    return texts.map((text) =>
      Float32Array.from({ length: 512 }, (_, at) => (at % 2 === Number(/photo/i.test(text)) ? 1 : 0)),
    )
  }
  const reports = { state: async () => toReport(null) }
  const insights = createInsights({ store, sources, reports, publish, now })
  const handle = createHandler({ computing: createComputing({ store, sources, embed, now }), publish })

  return {
    ...cloud,
    store,
    jobs,
    insights,
    published,
    read,
    publish,
    now,
    handle: () => handle({ ownerId: ana }),
    async addJob(id: string, title: string, ...skills: string[]) {
      // Positions of changes are milliseconds.
      await clock.advance(1)
      const time = isoTime(now())
      const facts: JobFacts = {
        ...NOTHING_READ,
        id,
        ownerId: ana,
        key: id,
        knownAs: [],
        formerIds: [],
        url: null,
        submitted: null,
        state: 'live',
        status: 'ready',
        reading: 1,
        awaitsPage: false,
        reason: null,
        title,
        requirements: skills.map((skill) => ({ text: skill, kind: 'must', skills: [skill] })),
        skills,
        rung: null,
        provenance: {},
        snapshot: null,
        leftovers: [],
        readAt: time,
        needsAttention: false,
        addedAt: time,
        trashedAt: null,
        ...startWaiting(time),
      }
      await jobs.change(id, () => facts)
    },
    async addResume(...skills: string[]) {
      const keywords = skills.map((text, at) => ({ id: `k${at}`, text }))
      const content = { ...emptyContent(), skills: [{ id: 's', name: 'Skills', level: '', keywords }] }
      const about = { state: 'live', status: 'ready', version: 2, trashedAt: null }
      const resume = { ...about, ownerId: ana, updatedAt: isoTime(now()) }
      await firestore.doc('resumeVersions/cv_2').set({ ownerId: ana, resumeId: 'cv', version: 2, content })
      await firestore.doc('resumes/cv').set(resume)
    },
    [Symbol.asyncDispose]: () => cloud[Symbol.asyncDispose](),
  }
}

test('whoever has jobs gets their insights by asking for them', async () => {
  await using world = await setUp()
  expect(await world.insights.get(ana)).toMatchObject({ status: 'none', jobs: 0 })
  await world.addJob('a', 'Backend Engineer', 'go', 'sql', 'kubernetes')
  await world.addJob('b', 'Wedding Photographer', 'photography')
  await world.addResume('Python', 'SQL', 'Docker', 'Git')
  expect(await world.insights.get(ana)).toMatchObject({ status: 'computing', computedAt: null })
  expect(world.published).toEqual(['insights-requested'])

  await world.handle()
  const insights = await world.insights.get(ana)
  expect(insights).toMatchObject({ status: 'ready', jobs: 2, passing: 0, resumeId: 'cv' })
  expect(insights.unlocks.map(({ skill, opens }) => [skill, opens])).toEqual([['photography', ['b']]])
  expect(insights.demand.find(({ skill }) => skill === 'sql')).toMatchObject({ jobs: 1, isSupported: true })
  expect(insights.map.map(({ jobId }) => jobId)).toEqual(['a', 'b'])
})

test('a result that another version wrote is computed again', async () => {
  await using world = await setUp()
  await world.addJob('a', 'Backend Engineer', 'go')
  await world.insights.get(ana)
  await world.handle()
  expect((await world.insights.get(ana)).status).toBe('ready')
  await world.firestore.doc(`insightResults/${ana}`).update({ content: gzipSync('{}') })
  expect((await world.insights.get(ana)).status).toBe('computing')
  await world.handle()
  expect(await world.insights.get(ana)).toMatchObject({ status: 'ready', jobs: 1, remote: { length: 4 } })
})

test('the same event three times computes once', async () => {
  await using world = await setUp()
  await world.addJob('a', 'Backend Engineer', 'go')
  await world.insights.request(ana, {})
  await world.handle()
  const once = await world.store.get(ana)
  await world.handle()
  await world.handle()
  expect(await world.store.get(ana)).toEqual(once)
})

test('one more job costs only its own texts, and a removed one leaves nothing', async () => {
  await using world = await setUp()
  await world.addJob('a', 'Backend Engineer', 'go')
  await world.insights.request(ana, {})
  await world.handle()
  world.read.length = 0
  await world.addJob('b', 'Event Photographer', 'go')
  expect((await world.insights.get(ana)).status).toBe('computing')
  await world.handle()
  expect(world.read).toEqual(['Event Photographer'])
  expect(await world.insights.get(ana)).toMatchObject({ status: 'ready', jobs: 2 })

  await world.clock.advance(1)
  await world.jobs.change('a', (job) => job && { ...job, trashedAt: isoTime(world.now()) })
  await world.insights.get(ana)
  await world.handle()
  const insights = await world.insights.get(ana)
  expect(insights).toMatchObject({ status: 'ready', jobs: 1 })
  expect(insights.demand.map(({ jobs }) => jobs)).toEqual([1])
})

test('computed again after changes, it is what is computed from the beginning', async () => {
  await using world = await setUp()
  const { firestore, store } = world
  await world.addResume('SQL')
  await world.addJob('a', 'Backend Engineer', 'go', 'sql')
  await world.addJob('b', 'Wedding Photographer', 'photography')
  await world.addJob('c', 'Data Engineer', 'python', 'sql')
  await world.insights.request(ana, {})
  await world.handle()
  await world.addJob('d', 'Event Photographer', 'photography', 'sql')
  await world.addJob('c', 'Platform Engineer', 'kubernetes', 'go')
  await world.jobs.change('a', (job) => job && { ...job, trashedAt: isoTime(world.now()) })
  await world.insights.request(ana, {})
  await world.handle()
  const again = await store.result(ana)
  expect(again).toMatchObject({ jobs: 3 })

  for (const memory of ['insightFindings', 'insightVectors'])
    for (const { ref } of (await firestore.collection(memory).get()).docs) await ref.delete()
  await world.insights.request(ana, {})
  await world.handle()
  expect(await store.result(ana)).toEqual(again)
})

test('what is chosen stays chosen', async () => {
  await using world = await setUp()
  await world.addJob('a', 'Backend Engineer', 'go', 'sql')
  await world.addResume('SQL')
  await world.insights.request(ana, { threshold: 0.5, timeZone: 'Asia/Tokyo' })
  await world.handle()
  expect(await world.insights.get(ana)).toMatchObject({ threshold: 0.5, passing: 1 })
  await world.insights.request(ana, {})
  await world.handle()
  expect(await world.insights.get(ana)).toMatchObject({ threshold: 0.5, passing: 1 })
  const foreign = world.insights.request('bob', { resumeId: 'cv' })
  await expect(foreign).rejects.toMatchObject({ code: 'not-found' })
  const zone = world.insights.request(ana, { timeZone: 'Mars/Olympus' })
  await expect(zone).rejects.toMatchObject({ code: 'invalid' })
})

test('a request while it computes is answered, too', async () => {
  await using world = await setUp()
  await world.addJob('a', 'Backend Engineer', 'go')
  await world.insights.request(ana, {})
  await world.insights.request(ana, { threshold: 1 })
  await world.handle()
  expect(await world.insights.get(ana)).toMatchObject({ status: 'ready', threshold: 1 })
})

test('a memory that may have missed removals is made anew', async () => {
  await using world = await setUp()
  await world.addJob('a', 'Backend Engineer', 'go')
  await world.insights.request(ana, {})
  await world.handle()
  await world.firestore.doc('jobs/a').delete()
  await world.clock.advance(26 * DAY_MS)
  await world.insights.request(ana, {})
  await world.handle()
  expect(await world.insights.get(ana)).toMatchObject({ jobs: 0, demand: [] })
})

test('what was lost is published again, and everything is forgotten with the person', async () => {
  await using world = await setUp()
  const { store, publish, now, clock, firestore } = world
  await world.addJob('a', 'Backend Engineer', 'go')
  await world.insights.request(ana, {})
  const sweep = () => sweepRoom(createSweeping({ store, publish, now }), { until: now() + HOUR_MS, now })
  expect(await sweep()).toEqual({})
  await clock.advance(11 * MINUTE_MS)
  expect(await sweep()).toEqual({ publishedAgain: 1 })
  expect(world.published).toHaveLength(2)
  await world.handle()

  while ((await createForgetting(firestore).forget(ana)) === 'some');
  for (const collection of ['insights', 'insightResults', 'insightFindings', 'insightVectors'])
    expect((await firestore.collection(collection).get()).size).toBe(0)
})
