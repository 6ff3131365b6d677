// From the request through the API to the downloaded paper, and what disturbs its way.
import { expect, test } from 'vitest'
import { setUp as setUpApi } from '../../services/api/test-world.ts'
import { createAttention } from '../../services/careers/attention.ts'
import type { CvReady } from '../../services/careers/events.ts'
import { createExporting } from '../../services/careers/exporting.ts'
import { createForgetting } from '../../services/careers/forgetting.ts'
import { createComputing } from '../../services/careers/insights/computing.ts'
import { createSources } from '../../services/careers/insights/sources.ts'
import { createInsightsStore } from '../../services/careers/insights/store.ts'
import { createRendering } from '../../services/careers/reports/rendering.ts'
import { createReportStore } from '../../services/careers/reports/store.ts'
import { createSweeping } from '../../services/careers/reports/upkeep.ts'
import { UnreadablePaper } from '../../services/papers/check-paper.ts'
import { renderReport as renderReportOf } from '../../services/papers/report/render.ts'
import { createTypesetter } from '../../services/papers/typeset.ts'
import { MINUTE_MS } from '../../services/platform/durations.ts'
import { createMeter } from '../../services/platform/meter.ts'
import { sweepRoom } from '../../services/platform/sweeping.ts'
import { createHandler, type HandlerDeps } from './handler.ts'

const REPORT = '/api/v1/insights/report'
const typesetter = createTypesetter()
const never = () => Promise.reject(new Error('This is about a report'))
const NO_CVS = { cvs: { paperTask: never, addPapers: never, fail: never }, render: never }

/** A person with one application and the insights of it. */
async function setUp(
  renderReport: HandlerDeps['renderReport'] = (content) => renderReportOf(content, typesetter),
) {
  const world = await setUpApi({ withStorage: true })
  const { clock, firestore, storage, events } = world
  const { now } = clock
  const papers = storage.bucket('papers')
  const [store, insights] = [createReportStore(firestore, now), createInsightsStore(firestore, now)]
  const reports = createRendering({ store, insights })
  const embed = async (texts: string[]) => texts.map(() => new Float32Array(512))
  const computing = createComputing({ store: insights, sources: createSources(firestore), embed, now })
  const ana = await world.registered()

  async function compute() {
    await clock.advance(1)
    await ana.request('POST', '/api/v1/insights/compute', {})
    await computing.compute(ana.id)
  }
  await ana.request('POST', '/api/v1/applications', { title: 'Engineer' })
  await compute()

  return {
    ...world,
    ana,
    papers,
    store,
    reports,
    compute,
    handle: createHandler({ ...NO_CVS, reports, papers, renderReport, tell: () => {} }),
    requested: () =>
      events.filter(({ topic }) => topic === 'cv-ready').map(({ payload }) => payload as CvReady),
    state: async () => (await ana.request('GET', '/api/v1/insights')).json().report,
    names: async () => (await papers.getFiles())[0].map(({ name }) => name),
    held: async () => (await createMeter(firestore).usage(ana.id)).byRoom.careers ?? 0,
  }
}

type World = Awaited<ReturnType<typeof setUp>>

async function request(world: World) {
  const answer = await world.ana.request('POST', REPORT)
  expect(answer.statusCode).toBe(202)
  return world.requested().at(-1)!
}

test('a report is asked for, made and downloaded, and counts as stored', async () => {
  await using world = await setUp()
  expect(await world.state()).toMatchObject({ status: 'none', paper: null })
  const event = await request(world)
  expect(await world.state()).toMatchObject({ status: 'making', paper: null })

  await world.handle(event)
  const { status, paper } = await world.state()
  expect([status, paper.pages]).toEqual(['ready', 1])
  expect(await world.held()).toBe(paper.size)
  const [name] = await world.names()
  expect(name).toMatch(new RegExp(`^careers/insights/${world.ana.id}/report/1-report-[0-9a-f]{16}\\.pdf$`))
  const { url } = (await world.ana.request('GET', REPORT)).json()
  expect(new URL(url).pathname).toContain(name)
  expect(url).toContain('What%20the%20market')
  const exported: string[] = []
  const exporting = createExporting({
    firestore: world.firestore,
    documents: world.storage.bucket('documents'),
    papers: world.papers,
    now: world.clock.now,
  })
  for await (const { path, content } of exporting.export(world.ana.id))
    if (path.endsWith('.pdf') && !Buffer.isBuffer(content))
      for await (const chunk of await content()) exported.push(String(chunk).slice(0, 5))
  expect(exported[0]).toBe('%PDF-')
})

test('asking and the event three times, and twice at once, makes one paper', async () => {
  await using world = await setUp()
  await Promise.all([request(world), request(world)])
  const events = [...world.requested(), ...world.requested()]
  await Promise.all(events.map(world.handle))
  await world.handle(events[0]!)
  expect(await world.names()).toHaveLength(1)
  const once = await world.state()

  // Nothing was computed since, so there is nothing to make.
  const count = world.requested().length
  expect((await world.ana.request('POST', REPORT)).json()).toEqual(once)
  expect(world.requested()).toHaveLength(count)
})

test('newer insights make another paper in the place of the first', async () => {
  await using world = await setUp()
  await world.handle(await request(world))
  const before = await world.state()
  await world.compute()
  const event = await request(world)
  // The first stays until there is another.
  expect(await world.state()).toMatchObject({ status: 'making', paper: before.paper })
  await world.handle(event)
  const { paper } = await world.state()
  expect(paper.computedAt > before.paper.computedAt).toBe(true)
  expect(await world.names()).toHaveLength(1)
  expect(await world.held()).toBe(paper.size)
})

test('a run that is killed after it stored the paper is made up for by the sweep', async () => {
  await using world = await setUp()
  const event = await request(world)
  const { addPapers } = world.reports
  world.reports.addPapers = () => Promise.reject(new Error('killed'))
  await expect(world.handle(event)).rejects.toThrow('killed')
  world.reports.addPapers = addPapers
  expect(await world.state()).toMatchObject({ status: 'making' })

  await world.clock.advance(11 * MINUTE_MS)
  const { now } = world.clock
  const publish = async () => world.handle(event).then(() => '')
  const sweeping = createSweeping({ store: world.store, publish, now })
  expect(await sweepRoom(sweeping, { until: now() + MINUTE_MS, now })).toEqual({ publishedAgain: 1 })
  expect(await world.state()).toMatchObject({ status: 'ready' })
  expect(await world.names()).toHaveLength(1)
})

test('nothing stays of a person who was removed while the report was made', async () => {
  await using world = await setUp()
  const { firestore, storage, papers, ana } = world
  const forgetting = createForgetting({ firestore, documents: storage.bucket('documents'), papers })
  const forget = async () => {
    while ((await forgetting.forget(ana.id)) === 'some');
  }
  const event = await request(world)
  const { paperTask } = world.reports
  world.reports.paperTask = async (requested) => {
    const task = await paperTask(requested)
    await forget()
    return task
  }
  await world.handle(event)
  expect(await world.names()).toEqual([])

  // Bytes that arrive late are removed by an event that finds nobody.
  await papers.file(`careers/insights/${ana.id}/report/1-report-late.pdf`).save('x', { resumable: false })
  await world.handle(event)
  expect(await world.names()).toEqual([])
  expect((await firestore.collection('insightReports').get()).size).toBe(0)
})

test('whoever has no insights has no report, and nobody sees another’s', async () => {
  await using world = await setUp()
  await world.handle(await request(world))
  const bob = await world.registered()
  for (const method of ['POST', 'GET'] as const)
    expect((await bob.request(method, REPORT)).statusCode).toBe(404)
  expect((await bob.request('GET', '/api/v1/insights')).json().report).toMatchObject({ status: 'none' })
  expect((await world.browser().request('GET', REPORT)).statusCode).toBe(401)
})

test('a paper that does not give back what is in it fails with the reason, and can be asked for again', async () => {
  let isBroken = true
  await using world = await setUp(async (content) => {
    if (isBroken) throw new UnreadablePaper(['pdf.js: Salaries'])
    return renderReportOf(content, typesetter)
  })
  await world.handle(await request(world))
  expect(await world.state()).toMatchObject({
    status: 'failed',
    reason: expect.stringContaining('pdf.js: Salaries'),
  })
  isBroken = false
  await world.handle(await request(world))
  expect(await world.state()).toMatchObject({ status: 'ready', reason: null })
})

test('an event on the shelf marks the report, which is then not published again', async () => {
  await using world = await setUp()
  const payload = await request(world)
  const hooks = createAttention({ firestore: world.firestore, now: world.clock.now })
  await hooks.shelved({ function: 'cv-render', topic: 'cv-ready', payload })
  expect(await world.state()).toMatchObject({ status: 'making', needsAttention: true })
  expect((await world.store.get(world.ana.id))?.sweepAt).toBe(null)
})

test('open windows are told', async () => {
  await using world = await setUp()
  const told = Promise.withResolvers<unknown>()
  const stop = world.careers.reports.live.watch(world.ana.id, '', {
    changed: ({ type, data }) => {
      if (type === 'insights-report' && data.status === 'ready') told.resolve({ type, data })
    },
    failed: told.reject,
  })
  await world.handle(await request(world))
  expect(await told.promise).toEqual({ type: 'insights-report', data: await world.state() })
  stop()
})
