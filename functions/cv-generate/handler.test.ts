import { expect, test } from 'vitest'
import { createGenerating } from '../../services/careers/cvs/generating.ts'
import { cvIndexes } from '../../services/careers/cvs/indexes.ts'
import { createRendering } from '../../services/careers/cvs/rendering.ts'
import type { CvReview } from '../../services/careers/cvs/schemas.ts'
import { createCvs } from '../../services/careers/cvs/service.ts'
import { createSources, type SourceResume } from '../../services/careers/cvs/sources.ts'
import { createCvStore } from '../../services/careers/cvs/store.ts'
import { createSweeping } from '../../services/careers/cvs/sweeping.ts'
import { type CvRequested, cvReady, cvRequested } from '../../services/careers/events.ts'
import { NOTHING_READ } from '../../services/careers/jobs/nothing-read.ts'
import type { JobRecord } from '../../services/careers/jobs/record.ts'
import type { AnswerQuestion } from '../../services/careers/tailoring/ask-model.ts'
import { contentOf, lines, work } from '../../services/careers/tailoring/test-content.ts'
import { DAY_MS, MINUTE_MS } from '../../services/platform/durations.ts'
import type { Publish } from '../../services/platform/publish.ts'
import { sweepRoom } from '../../services/platform/sweeping.ts'
import { startTestCloud } from '../../services/platform/test-cloud.ts'
import { createHandler } from './handler.ts'

const OWNER = 'ana'
const JOB = {
  ...NOTHING_READ,
  ...{
    id: 'job',
    ownerId: OWNER,
    state: 'live',
    status: 'ready',
    title: 'Platform Engineer',
    company: 'Nordlicht GmbH',
  },
  requirements: [{ text: 'Kubernetes', kind: 'must', skills: ['kubernetes'] }],
} as unknown as JobRecord
const RESUME: SourceResume = {
  ...{
    id: 'resume',
    ownerId: OWNER,
    state: 'live',
    status: 'ready',
    title: 'My résumé',
    version: 3,
    language: 'de-DE',
  },
}
const CONTENT = contentOf({
  work: [work('w1', { highlights: lines('w1', ['Managed 8 people', 'Ran Kubernetes']) })],
})

async function setUp({ answer }: { answer?: AnswerQuestion } = {}) {
  const cloud = await startTestCloud([cvIndexes])
  const { firestore, clock } = cloud
  const { now } = clock
  const events: { topic: string; payload: CvRequested }[] = []
  let isCut = false
  const publish: Publish = async (topic, payload) => {
    if (isCut) throw new Error('killed')
    return String(events.push({ topic: topic.name, payload: payload as CvRequested }))
  }
  const jobs = new Map([[JOB.id, JOB]])
  const resumes = new Map([[RESUME.id, RESUME]])
  const sources = createSources({
    jobs: { get: async (id) => jobs.get(id) ?? null },
    resumes: { get: async (id) => resumes.get(id) ?? null, content: async () => CONTENT },
  })
  let last = 0
  const newId = () => `n${++last}`
  const store = createCvStore(firestore, now)
  const paperGrants = { download: async ({ path }: { path: string }) => ({ url: path, expiresAt: '' }) }
  const cvs = createCvs({ store, sources, paperGrants, publish, now, newId })
  const handle = createHandler({
    cvs: createGenerating({ store }),
    sources,
    modelFor: answer ? () => answer : null,
    publish,
    log: { warn: () => {} },
    now,
    newId,
  })

  return {
    ...{ clock, events, cvs, handle, jobs, resumes },
    rendering: createRendering({ store }),
    request: (more = {}) => cvs.request(OWNER, { jobId: 'job', resumeId: 'resume', ...more }),
    cut(value: boolean) {
      isCut = value
    },
    published: (topic: { name: string }) =>
      events.filter((event) => event.topic === topic.name).map(({ payload }) => payload),
    sweep: () => sweepRoom(createSweeping({ store, publish, now }), { until: now() + MINUTE_MS, now }),
    async ready() {
      const { id } = await this.request()
      await handle(this.published(cvRequested).at(-1) as CvRequested)
      await this.render()
      return cvs.get(OWNER, id)
    },
    async render() {
      const event = this.published(cvReady).at(-1) as CvRequested
      const paper = {
        kind: 'cv',
        format: 'pdf',
        size: 1000,
        pages: 1,
        name: `cv-${event.revision}.pdf`,
      } as const
      return this.rendering.addPapers(event, [paper])
    },
    [Symbol.asyncDispose]: () => cloud[Symbol.asyncDispose](),
  }
}

test('a CV is made without a click, and says which engine made it', async () => {
  await using world = await setUp()
  expect(await world.request()).toMatchObject({ status: 'requested', company: 'Nordlicht GmbH', revision: 0 })
  const [event] = world.published(cvRequested)
  await world.handle(event as CvRequested)

  const [cv] = (await world.cvs.list(OWNER, {})).items
  expect(cv).toMatchObject({ status: 'rendering', engine: 'selection', resumeTitle: 'My résumé' })
  expect(world.published(cvReady)).toEqual([{ ...event, revision: 1 }])
  const task = await world.rendering.paperTask({ ...event, revision: 1 } as CvRequested)
  expect(task).toMatchObject({
    kind: 'wanted',
    content: {
      job: { title: 'Platform Engineer', company: 'Nordlicht GmbH' },
      look: { template: 'plain', language: 'de' },
      content: { work: [{ highlights: [{ text: 'Ran Kubernetes' }, { text: 'Managed 8 people' }] }] },
      letter: [{ text: expect.stringContaining('Platform Engineer') }, {}, {}],
    },
  })
  expect(await world.cvs.get(OWNER, cv?.id ?? '')).toMatchObject({
    ...{ resumeVersion: 3, revision: 1, tokens: null, milliseconds: expect.any(Number) },
    coverage: { must: { total: 1, shown: 1, ceiling: 1 } },
  })
})

test('the same request twice is one CV, of another version of the résumé another', async () => {
  await using world = await setUp()
  const [one, two] = await Promise.all([world.request(), world.request()])
  expect(two.id).toBe(one.id)
  world.resumes.set('resume', { ...RESUME, version: 4 })
  expect((await world.request()).id).not.toBe(one.id)
  expect((await world.cvs.list(OWNER, { jobId: 'job' })).items).toHaveLength(2)
  expect((await world.cvs.list(OWNER, { jobId: 'other' })).items).toEqual([])
})

test('the event three times is one CV', async () => {
  await using world = await setUp()
  const { id } = await world.request()
  const [event] = world.published(cvRequested)
  await Promise.all([world.handle(event as CvRequested), world.handle(event as CvRequested)])
  const once = await world.cvs.get(OWNER, id)
  await world.render()
  await world.handle(event as CvRequested)

  expect(await world.cvs.get(OWNER, id)).toMatchObject({
    ...{ changes: once.changes, letter: once.letter, revision: 1, status: 'ready', papers: [{ size: 1000 }] },
  })
  expect(new Set(world.published(cvReady).map(({ revision }) => revision))).toEqual(new Set([1]))
})

test('a kill between the text and the papers loses nothing', async () => {
  await using world = await setUp()
  const { id } = await world.request()
  const [event] = world.published(cvRequested)
  world.cut(true)
  await expect(world.handle(event as CvRequested)).rejects.toThrow('killed')
  const made = await world.cvs.get(OWNER, id)
  world.cut(false)
  await world.handle(event as CvRequested)

  expect(world.published(cvReady)).toEqual([{ ...event, revision: 1 }])
  expect(await world.cvs.get(OWNER, id)).toEqual(made)
})

test('what stalls is asked for again, and what nobody wants any more is let go', async () => {
  await using world = await setUp()
  const { id } = await world.request()
  world.clock.advance(DAY_MS)
  expect(await world.sweep()).toEqual({ publishedAgain: 1 })
  await world.cvs.trash(OWNER, [id])
  await world.cvs.delete(OWNER, [id])
  await world.handle(world.published(cvRequested)[0] as CvRequested)
  expect(world.published(cvReady)).toEqual([])
  await expect(world.cvs.get(OWNER, id)).rejects.toMatchObject({ code: 'not-found' })
  await world.rendering.finishRemoval(id)
  expect((await world.cvs.list(OWNER, { trashed: true })).items).toEqual([])
})

test('a job or a résumé of somebody else, or one that was not read, makes no CV', async () => {
  await using world = await setUp()
  await expect(world.cvs.request('bob', { jobId: 'job', resumeId: 'resume' })).rejects.toMatchObject({
    code: 'not-found',
  })
  world.jobs.set('job', { ...JOB, status: 'reading' })
  await expect(world.request()).rejects.toMatchObject({ code: 'conflict' })
  world.jobs.set('job', JOB)
  const { id } = await world.request()
  world.resumes.delete('resume')
  await world.handle(world.published(cvRequested)[0] as CvRequested)
  expect(await world.cvs.get(OWNER, id)).toMatchObject({
    status: 'failed',
    reason: expect.stringContaining('deleted'),
  })
  world.resumes.set('resume', RESUME)
  expect(await world.request()).toMatchObject({ id, status: 'requested', reason: null, revision: 1 })
})

test.each<[string, AnswerQuestion]>([
  ['fails', () => Promise.reject(new Error('away'))],
  [
    'talks',
    async () => ({
      text: 'Sure!',
      engine: { model: 'm', provider: 'groq', milliseconds: 1, inputTokens: 1, outputTokens: 2 },
    }),
  ],
])('a CV is made although the model %s', async (_what, answer) => {
  await using world = await setUp({ answer })
  const { id } = await world.request({ model: 'm' })
  await world.handle(world.published(cvRequested)[0] as CvRequested)
  expect(await world.cvs.get(OWNER, id)).toMatchObject({ status: 'rendering', changes: [{ kind: 'order' }] })
})

test('a review is taken once, and its papers replace the others', async () => {
  await using world = await setUp()
  const { id, changes } = await world.ready()
  const [order] = changes
  const review: CvReview = {
    revision: 1,
    decisions: [{ changeId: order?.id ?? '', state: 'refused' }],
    edits: [{ target: 'w1l1', text: 'Managed 80 people' }],
    look: { template: 'modern', pageSize: 'us-letter', language: 'en' },
  }
  const reviewed = await world.cvs.review(OWNER, id, review)
  expect(reviewed).toMatchObject({ status: 'rendering', revision: 2, look: { template: 'modern' } })
  expect(reviewed.changes.map(({ state, by }) => [state, by])).toEqual([
    ['refused', 'engine'],
    ['own', 'person'],
  ])
  await expect(world.cvs.review(OWNER, id, review)).rejects.toMatchObject({
    code: 'conflict',
    reason: 'stale',
  })
  await expect(world.cvs.review('bob', id, review)).rejects.toMatchObject({ code: 'not-found' })

  // Papers of the text before are late.
  const late = { ownerId: OWNER, cvId: id, revision: 1 }
  expect(await world.rendering.paperTask(late)).toEqual({ kind: 'done' })
  await world.render()
  expect(await world.cvs.download(OWNER, id, { kind: 'cv', format: 'pdf' })).toMatchObject({
    url: `careers/cvs/${OWNER}/${id}/cv-2.pdf`,
  })
  await expect(world.cvs.download(OWNER, id, { kind: 'letter', format: 'pdf' })).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(world.cvs.download('bob', id, { kind: 'cv', format: 'pdf' })).rejects.toMatchObject({
    code: 'not-found',
  })
})
