import { expect, test } from 'vitest'
import { readDocument } from '../../../functions/resume-import/read-document.ts'
import { refusal } from '../../photos/test-world.ts'
import { DAY_MS, MINUTE_MS } from '../../platform/durations.ts'
import { newId } from '../../platform/ids.ts'
import { sweepRoom } from '../../platform/sweeping.ts'
import { emptyContent } from './schemas.ts'
import { MARKDOWN, OWNER, setUp } from './test-world.ts'
import { MAX_VERSIONS } from './versions.ts'

const named = (name: string) => ({ ...emptyContent(), basics: { ...emptyContent().basics, name } })

test('a document becomes a résumé, and the same event three times has the same result', async () => {
  await using world = await setUp()
  const id = await world.upload(MARKDOWN)
  const [event] = world.events.splice(0)
  if (!event) throw new Error('No event')
  expect((await world.resumes.get(OWNER, id)).status).toBe('uploading')

  await Promise.all([world.handle(event), world.handle(event)])
  const once = await world.resumes.get(OWNER, id)
  expect(once).toMatchObject({
    status: 'ready',
    title: 'cv',
    name: 'Ana Prüfer',
    version: 1,
    oldestVersion: 1,
    newestVersion: 1,
  })
  expect(once.content.work).toMatchObject([
    { position: 'Engineer', employer: 'Beispiel GmbH', isCurrent: true },
  ])
  expect(once.evidence['basics.name']?.confidence).toBeGreaterThan(0)
  world.clock.advance(1000)
  await world.handle(event)
  expect(await world.resumes.get(OWNER, id)).toEqual(once)
  expect(await world.used()).toBe(Buffer.byteLength(MARKDOWN))
})

test('the same document again is the résumé that is there', async () => {
  await using world = await setUp()
  const id = await world.upload(MARKDOWN)
  await world.deliver()
  expect(await world.upload(MARKDOWN)).toBe(id)
  expect(await world.upload(MARKDOWN, { owner: 'bob' })).not.toBe(id)
  expect(await world.used()).toBe(Buffer.byteLength(MARKDOWN))
})

test('a document that cannot be read is rejected with its reason, kept and counted', async () => {
  await using world = await setUp()
  const id = await world.upload('just some words')
  await world.deliver()
  const resume = await world.resumes.get(OWNER, id)
  expect(resume).toMatchObject({
    status: 'rejected',
    reason: expect.stringMatching(/^Nothing in the document/),
    version: 0,
  })
  expect(resume.content).toEqual(emptyContent())
  expect(await world.objects()).toHaveLength(1)
  expect(await world.used()).toBe(15)

  await world.upload('just some words')
  expect((await world.resumes.get(OWNER, id)).status).toBe('importing')
  await world.deliver()
  expect((await world.resumes.get(OWNER, id)).status).toBe('rejected')
  await world.resumes.delete(OWNER, [id])
  await world.deliver()
  expect([await world.objects(), await world.used()]).toEqual([[], 0])
})

test('a résumé that was deleted stays so, whatever arrives later', async () => {
  await using world = await setUp()
  const id = await world.upload(MARKDOWN)
  const [late] = world.events.splice(0)
  if (!late) throw new Error('No event')
  await world.resumes.trash(OWNER, [id])
  await world.resumes.delete(OWNER, [id])
  await world.handle(late)
  await world.deliver()
  expect((await refusal(world.resumes.get(OWNER, id))).code).toBe('not-found')
  expect([await world.objects(), await world.used()]).toEqual([[], 0])
  await world.handle(late)
  await world.deliver()
  for (const collection of ['resumeVersions', 'resumeEvidence', 'resumeFingerprints'])
    expect(await world.stored(collection)).toBe(0)
})

test('edits are versions with undo and redo; an edit of an old one is a conflict', async () => {
  await using world = await setUp()
  const { id } = await world.resumes.create(OWNER, { title: 'Mine' })
  const edit = (version: number, name: string) =>
    world.resumes.edit(OWNER, id, { version, content: named(name) })
  await edit(1, 'two')
  await edit(2, 'three')
  expect((await refusal(edit(2, 'late'))).code).toBe('conflict')
  expect(await world.resumes.undo(OWNER, id)).toMatchObject({ version: 2, name: 'two', newestVersion: 3 })
  expect(await world.resumes.redo(OWNER, id)).toMatchObject({ version: 3, name: 'three' })
  await world.resumes.undo(OWNER, id)
  // What was undone is gone, and its number never comes back.
  expect(await edit(2, 'another')).toMatchObject({ version: 4, newestVersion: 4, oldestVersion: 1 })
  expect(await world.stored('resumeVersions')).toBe(3)
  expect((await refusal(world.resumes.redo(OWNER, id))).code).toBe('conflict')
  expect(await world.resumes.edit(OWNER, id, { version: 4, title: 'Ours' })).toMatchObject({
    title: 'Ours',
    version: 4,
  })
  expect(await world.resumes.duplicate(OWNER, id)).toMatchObject({
    title: 'Ours (copy)',
    name: 'another',
    version: 1,
  })
  expect((await world.resumes.list(OWNER, {})).items).toHaveLength(2)
  expect((await refusal(world.resumes.get('bob', id))).code).toBe('not-found')
})

test('only the latest versions stay', async () => {
  await using world = await setUp()
  const { id } = await world.resumes.create(OWNER, { title: 'Mine' })
  for (let version = 1; version <= MAX_VERSIONS + 1; version++)
    await world.resumes.edit(OWNER, id, { version, content: named(String(version)) })
  expect(await world.resumes.get(OWNER, id)).toMatchObject({
    version: 102,
    oldestVersion: 3,
    newestVersion: 102,
  })
  expect(await world.stored('resumeVersions')).toBe(MAX_VERSIONS)
})

test('the sweep publishes what stalled, and gives up uploads that never arrived', async () => {
  await using world = await setUp()
  const sweep = () =>
    sweepRoom(world.sweeping, { until: world.clock.now() + MINUTE_MS, now: world.clock.now })
  await world.upload(MARKDOWN)
  world.events.splice(0)
  await world.resumes.upload(OWNER, {
    name: 'b.pdf',
    contentType: 'application/pdf',
    size: 9,
    sha256: 'b'.repeat(64),
  })
  world.clock.advance(21 * MINUTE_MS)
  expect(await sweep()).toEqual({ publishedAgain: 1 })
  await world.deliver()
  world.clock.advance(DAY_MS)
  expect(await sweep()).toEqual({ abandoned: 1 })
  await world.deliver()
  const { items } = await world.resumes.list(OWNER, {})
  expect(items.map(({ status }) => status)).toEqual(['ready'])
  await world.resumes.trash(
    OWNER,
    items.map(({ id }) => id),
  )
  world.clock.advance(31 * DAY_MS)
  expect(await sweep()).toEqual({ expired: 1 })
})

test.each(['json', 'markdown'] as const)('what is saved as %s reads the same', async (format) => {
  await using world = await setUp()
  const id = await world.upload(MARKDOWN)
  await world.deliver()
  const { bytes, name, contentType } = await world.resumes.download(OWNER, id, format)
  expect(name).toMatch(/^cv\.(json|md)$/)
  const again = await readDocument({ bytes, contentType: contentType.split(';')[0] ?? '', newId })
  const { content } = await world.resumes.get(OWNER, id)
  const withoutIds = (value: unknown) =>
    JSON.parse(JSON.stringify(value, (key, each) => (key === 'id' ? undefined : each)))
  expect(withoutIds(again.content)).toEqual(withoutIds(content))
})
