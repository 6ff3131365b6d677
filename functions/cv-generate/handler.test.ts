import { expect, test } from 'vitest'
import type { CvReview } from '../../services/careers/cvs/schemas.ts'
import { type CvRequested, cvReady, cvRequested } from '../../services/careers/events.ts'
import type { AnswerQuestion } from '../../services/careers/tailoring/ask-model.ts'
import { DAY_MS } from '../../services/platform/durations.ts'
import { JOB, OWNER, RESUME, setUp } from './test-world.ts'

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
