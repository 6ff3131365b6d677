import type { Bucket } from '@google-cloud/storage'
import { expect, test } from 'vitest'
import { stopTime } from '../../../tests/stop-time.ts'
import { DAY_MS } from '../../platform/durations.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { sweepRoom } from '../../platform/sweeping.ts'
import { startTestCloud } from '../../platform/test-cloud.ts'
import { createExporting } from './exporting.ts'
import { createForgetting } from './forgetting.ts'
import { applicationIndexes } from './indexes.ts'
import type { Stage } from './schemas.ts'
import { createApplications } from './service.ts'
import { createApplicationStore } from './store.ts'
import { createSweeping } from './sweeping.ts'

const NO_PAPERS = { getFiles: async () => [[]] } as unknown as Bucket

async function setUp() {
  const cloud = await startTestCloud([applicationIndexes])
  const { now } = cloud.clock
  const store = createApplicationStore(cloud.firestore, now)
  const only = (own: string) => async (_ownerId: string, id: string) => {
    if (id !== own) throw new AppError('not-found', `No ${id}`)
  }
  const linked = { jobId: only('own-job'), cvId: only('own-cv') }
  const events: unknown[] = []
  const applications = createApplications({
    ...{ store, linked, now, newId, keeping: { keep: async () => null } },
    publish: async (_topic, payload) => String(events.push(payload)),
    paperGrants: { download: async ({ path }) => ({ url: path, expiresAt: '' }) },
  })
  /** Tests that are not about the examples have none. */
  await applications.list('ana', {})
  await applications.removeExamples('ana')
  return {
    ...cloud,
    store,
    applications,
    add: (title: string, stage: Stage = 'saved') => applications.create('ana', { title, stage }),
    async board(stage: Stage) {
      return (await applications.list('ana', { stage })).items.map(({ title }) => title)
    },
    [Symbol.asyncDispose]: () => cloud[Symbol.asyncDispose](),
  }
}

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: AppError) => error.code,
  )

test('a saved application that is applied for gets today as its day, unless the person says another', async () => {
  stopTime()
  await using world = await setUp()
  const { applications, add } = world
  const today = new Date(world.clock.now()).toISOString().slice(0, 10)
  const one = await add('One')
  expect(one.appliedOn).toBeNull()
  expect((await applications.edit('ana', one.id, { stage: 'applied' })).appliedOn).toBe(today)
  const two = await add('Two')
  const edit = { stage: 'applied', appliedOn: '2026-01-02' } as const
  expect((await applications.edit('ana', two.id, edit)).appliedOn).toBe('2026-01-02')
  expect((await add('Three', 'applied')).appliedOn).toBe(today)
})

test('the board keeps the order in which cards were put, through any number of moves', async () => {
  await using world = await setUp()
  const { applications, add, board } = world
  const [a, b, c] = [await add('a'), await add('b'), await add('c')]
  expect(await board('saved')).toEqual(['c', 'b', 'a'])
  await applications.edit('ana', a.id, { before: b.id })
  expect(await board('saved')).toEqual(['c', 'a', 'b'])
  await applications.edit('ana', c.id, { before: null })
  expect(await board('saved')).toEqual(['a', 'b', 'c'])
  // Halving the same gap this often leaves no number between the two.
  for (let move = 0; move < 9; move += 1) {
    await applications.edit('ana', c.id, { before: b.id })
    await applications.edit('ana', a.id, { before: c.id })
    await applications.edit('ana', c.id, { before: a.id })
    await applications.edit('ana', a.id, { before: b.id })
  }
  expect(await board('saved')).toEqual(['c', 'a', 'b'])
  await applications.edit('ana', c.id, { stage: 'applied' })
  const other = await code(applications.edit('ana', a.id, { before: c.id }))
  expect([await board('saved'), await board('applied'), other]).toEqual([['a', 'b'], ['c'], 'invalid'])
})

test('every change is in the history, field by field, and moving a card within its stage is none', async () => {
  await using world = await setUp()
  const { applications, add } = world
  const [one, two] = [await add('One'), await add('Two')]
  await applications.edit('ana', one.id, { before: two.id })
  await applications.edit('ana', one.id, {
    notes: 'Call Mara',
    contact: { name: 'Mara', email: null, phone: '+44 77' },
  })
  await applications.trash('ana', [one.id])
  const { items } = await applications.history('ana', one.id)
  const told = items.map(({ field, before, after }) => [field, before, after])
  expect(told[0]?.[0]).toBe('trashedAt')
  expect(told.slice(1).sort()).toEqual([
    ['contact', null, 'Mara, +44 77'],
    ['notes', null, 'Call Mara'],
  ])
})

test('pages go through all applications once', async () => {
  await using world = await setUp()
  for (const title of ['a', 'b', 'c', 'd', 'e']) await world.add(title)
  const seen: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await world.applications.list('ana', { limit: 2, ...(cursor && { cursor }) })
    seen.push(...page.items.map(({ title }) => title))
    cursor = page.nextCursor
  }
  expect(seen.sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
})

test('the trash gives back, deletes for good, and empties itself after a month', async () => {
  await using world = await setUp()
  const { applications, add, clock } = world
  const [a, b] = [await add('a'), await add('b')]
  expect(await code(applications.delete('ana', [a.id]))).toBe('conflict')
  await applications.trash('ana', [a.id, b.id])
  await applications.restore('ana', [a.id])
  expect(await world.board('saved')).toEqual(['a'])
  clock.advance(31 * DAY_MS)
  const limits = { until: Number.POSITIVE_INFINITY, now: clock.now }
  expect(
    await sweepRoom(createSweeping({ publish: async () => '', store: world.store, now: clock.now }), limits),
  ).toEqual({
    expired: 1,
  })
  expect((await applications.list('ana', { trashed: true })).items).toEqual([])
  await applications.trash('ana', [a.id])
  await applications.delete('ana', [a.id])
  expect(await code(applications.get('ana', a.id))).toBe('not-found')
})

test('nobody reaches the applications of another person', async () => {
  await using world = await setUp()
  const { applications } = world
  const { id } = await world.add('Mine')
  const links = [
    applications.create('ana', { title: 'x', jobId: 'else' }),
    applications.edit('ana', id, { cvId: 'else' }),
  ]
  expect(await Promise.all(links.map(code))).toEqual(['not-found', 'not-found'])
  expect(await code(applications.edit('ana', id, { jobId: 'own-job', cvId: 'own-cv' }))).toBe('done')
  const attempts = [
    applications.get('bob', id),
    applications.edit('bob', id, { title: 'x' }),
    applications.history('bob', id),
    applications.trash('bob', [id]),
    applications.restore('bob', [id]),
    applications.delete('bob', [id]),
  ]
  expect(await Promise.all(attempts.map(code))).toEqual(attempts.map(() => 'not-found'))
  expect((await applications.get('ana', id)).title).toBe('Mine')
})

test('a new account sees examples once, and they go with one click', async () => {
  await using world = await setUp()
  const { applications } = world
  const lists = await Promise.all([applications.list('bob', {}), applications.list('bob', {})])
  const counts = lists.map(({ items }) => items.filter(({ isExample }) => isExample).length)
  expect(counts).toEqual([4, 4])
  await applications.create('bob', { title: 'Own' })
  await applications.removeExamples('bob')
  expect((await applications.list('bob', {})).items.map(({ title }) => title)).toEqual(['Own'])
})

test('a file comes in once, row by row, with what was not understood', async () => {
  await using world = await setUp()
  const csv = [
    'Job Title;Employer;Status;Date Applied;Link',
    'Engineer;Nordlicht;Wishlist;;https://example.com/1',
    ';Nobody;applied;;',
    'Designer;Seeblick;thinking;02/03/2026;ftp://example.com',
    'engineer;nordlicht;saved;;https://example.com/1',
  ].join('\n')
  const report = await world.applications.importCsv('ana', csv)
  expect([report.added, report.known, report.refused]).toEqual([2, 1, 1])
  expect(report.rows[2]?.problems).toHaveLength(3)
  expect(await world.applications.importCsv('ana', csv)).toMatchObject({ added: 0, known: 3 })
  expect(await world.board('saved')).toEqual(['Engineer', 'Designer'])
  expect(await code(world.applications.importCsv('ana', 'a,b\n1,2'))).toBe('invalid')
})

test('what leaves with the person is everything, and then nothing is left', async () => {
  await using world = await setUp()
  const { applications, add, firestore } = world
  const { id } = await add('One')
  await applications.edit('ana', id, { notes: 'n' })
  const forgetting = createForgetting({ papers: NO_PAPERS, firestore })
  expect(await forgetting.count('ana')).toEqual({ applications: 1 })
  const exporting = createExporting({ papers: NO_PAPERS, store: world.store, now: world.clock.now })
  const files: string[] = []
  for await (const { path, content } of exporting.export('ana')) {
    let text = ''
    if (typeof content === 'function') for await (const part of await content()) text += part
    files.push(path, text)
  }
  expect(files[0]).toBe('careers/applications.json')
  expect(JSON.parse(files[1] ?? '')).toMatchObject([{ title: 'One', history: [{ field: 'notes' }] }])
  while ((await forgetting.forget('ana')) === 'some');
  const left = ['applications', 'applicationHistory', 'applicationExamples'].map(async (name) => {
    const found = await firestore.collection(name).where('ownerId', '==', 'ana').get()
    return found.size
  })
  expect(await Promise.all(left)).toEqual([0, 0, 0])
})
