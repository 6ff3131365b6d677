import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createClock } from '../../local-cloud/clock.ts'
import type { PaperTask, StoredPaper } from '../../services/careers/cvs/rendering.ts'
import type { CvRequested } from '../../services/careers/events.ts'
import { renderPapers } from '../../services/papers/render-papers.ts'
import { someContent } from '../../services/papers/test-content.ts'
import { createTypesetter } from '../../services/papers/typeset.ts'
import { startStorage } from '../../services/photos/test-storage.ts'
import { createHandler, type HandlerDeps } from './handler.ts'

const typesetter = createTypesetter()
const EVENT: CvRequested = { ownerId: 'o1', cvId: 'cv1', revision: 3 }

const never = () => Promise.reject(new Error('This is about a CV'))
/** What `report.test.ts` is about. */
const NO_REPORTS = {
  reports: { paperTask: never, addPapers: never, fail: never },
  renderReport: never,
}

/** The rules of a CV's record, as `rendering.ts` has them. */
function someCv(name = 'Jordan Rivera') {
  const cv = {
    isGone: false,
    status: 'rendering',
    revision: EVENT.revision,
    reason: '',
    papers: [] as StoredPaper[],
    name,
    letter: [{ id: 'p1', text: 'Dear all', from: [] }],
  }
  const isWanted = (event: CvRequested) =>
    !cv.isGone && cv.status === 'rendering' && cv.revision === event.revision
  const cvs: HandlerDeps['cvs'] = {
    async paperTask(event): Promise<PaperTask> {
      if (cv.isGone) return { kind: 'gone' }
      if (!isWanted(event)) return { kind: 'done' }
      const content = someContent()
      content.basics.name = cv.name
      const look = { template: 'modern', pageSize: 'a4', language: 'en' } as const
      const job = { title: 'Engineer', company: 'Nordlicht GmbH' }
      return { kind: 'wanted', content: { content, letter: cv.letter, job, look } }
    },
    async addPapers(event, papers) {
      if (isWanted(event)) Object.assign(cv, { papers, status: 'ready' })
      return cv.isGone ? [] : cv.papers
    },
    async fail(event, reason) {
      if (isWanted(event)) Object.assign(cv, { status: 'failed', reason })
    },
  }
  return { cv, cvs }
}

async function setUp(name?: string) {
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-cv-render-'))
  const storage = await startStorage({ clock: createClock(), dataDir, announce: () => {} })
  const papers = storage.client.bucket('papers')
  const { cv, cvs } = someCv(name)
  const told: string[] = []
  const handle = createHandler({
    cvs,
    papers,
    render: (content) => renderPapers(content, typesetter),
    tell: (name) => void told.push(name),
    ...NO_REPORTS,
  })
  return {
    cv,
    cvs,
    papers,
    told,
    handle,
    async names() {
      const [files] = await papers.getFiles()
      return files.map((file) => file.name).sort()
    },
    async [Symbol.asyncDispose]() {
      await storage.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const stored = (papers: readonly StoredPaper[]) =>
  papers.map(({ name }) => `careers/cvs/o1/cv1/${name}`).sort()

test('a CV and its letter in three formats, the event three times, twice at once', async () => {
  await using world = await setUp()
  await Promise.all([world.handle(EVENT), world.handle(EVENT)])
  await world.handle(EVENT)
  const { cv } = world
  expect(cv.status).toBe('ready')
  expect(cv.papers.map(({ name }) => name.replace(/[0-9a-f]{16}/, 'HASH'))).toEqual([
    '3-cv-HASH.pdf',
    '3-cv-HASH.docx',
    '3-cv-HASH.md',
    '3-letter-HASH.pdf',
    '3-letter-HASH.docx',
    '3-letter-HASH.md',
  ])
  expect(await world.names()).toEqual(stored(cv.papers))
  const [metadata] = await world.papers.file(`careers/cvs/o1/cv1/${cv.papers[0]!.name}`).getMetadata()
  expect(metadata).toMatchObject({ contentType: 'application/pdf', size: String(cv.papers[0]!.size) })
})

test('papers of an earlier revision are removed, those of a later one stay', async () => {
  await using world = await setUp()
  const { cv } = world
  await world.handle(EVENT)
  const before = stored(cv.papers)
  await world.papers.file('careers/cvs/o1/cv1/5-cv-later.pdf').save('x', { resumable: false })
  await world.papers.file('careers/cvs/o1/cv12/1-cv-other.pdf').save('x', { resumable: false })

  Object.assign(cv, { status: 'rendering', revision: 4, letter: [] })
  // A late event about the text as it was changes nothing.
  await world.handle(EVENT)
  expect(stored(cv.papers)).toEqual(before)
  expect(world.told).toEqual(['cv-made'])
  await world.handle({ ...EVENT, revision: 4 })
  expect(cv.papers).toHaveLength(3)
  expect(await world.names()).toEqual(
    [...stored(cv.papers), 'careers/cvs/o1/cv1/5-cv-later.pdf', 'careers/cvs/o1/cv12/1-cv-other.pdf'].sort(),
  )
})

test('nothing stays of a CV that was deleted while its papers were made', async () => {
  await using world = await setUp()
  const { paperTask } = world.cvs
  world.cvs.paperTask = async (event) => {
    const task = await paperTask(event)
    world.cv.isGone = true
    return task
  }
  await world.handle(EVENT)
  expect(await world.names()).toEqual([])
  await world.papers.file('careers/cvs/o1/cv1/9-cv-left.pdf').save('x', { resumable: false })
  await world.handle(EVENT)
  expect(await world.names()).toEqual([])
})

test('letters that cannot be printed fail for good, with the reason; an unavailable store is tried again', async () => {
  await using world = await setUp('กขค')
  await world.handle(EVENT)
  expect(world.cv).toMatchObject({ status: 'failed', reason: expect.stringContaining('ก ข ค') })
  expect(await world.names()).toEqual([])

  await using other = await setUp()
  other.cvs.addPapers = () => Promise.reject(new Error('database away'))
  await expect(other.handle(EVENT)).rejects.toThrow('database away')
  expect(other.cv.status).toBe('rendering')
})
