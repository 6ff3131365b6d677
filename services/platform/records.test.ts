// A small room that consists only of records, like the next room.
import type { Static } from 'typebox'
import Type from 'typebox'
import { expect, test } from 'vitest'
import { cursors } from './cursor.ts'
import { documents } from './documents.ts'
import { DAY_MS, MINUTE_MS } from './durations.ts'
import { newId } from './ids.ts'
import { recordIndexes } from './indexes.ts'
import { pageOf } from './page-of.ts'
import { createRecords, REMOVE, recordFields } from './records.ts'
import { Id, nullable } from './schemas.ts'
import { sweepRoom } from './sweeping.ts'
import { startTestCloud } from './test-cloud.ts'
import { isoTime } from './times.ts'
import { isGivenUp, nextLook, startWaiting, waitingFields, waitOn } from './waiting.ts'

const facts = {
  ownerId: Type.String(),
  title: Type.String(),
  addedAt: Type.String(),
  trashedAt: nullable(Type.String()),
  isDone: Type.Boolean(),
  ...waitingFields,
}
const Note = Type.Object({ ...facts, ...recordFields })
const NoteFacts = Type.Object(facts)
type Facts = Static<typeof NoteFacts> & { id: string }
type Note = Static<typeof Note> & { id: string }

const STALLED_MS = 10 * MINUTE_MS
const positions = cursors(Type.Object({ key: Type.String(), id: Id }))
const listed = {
  collection: 'notes',
  fields: [
    { path: 'ownerId', order: 'ASCENDING' },
    { path: 'trashedAt', order: 'ASCENDING' },
    { path: 'addedAt', order: 'DESCENDING' },
  ],
} as const

async function setUp() {
  const indexes = recordIndexes('notes')
  const cloud = await startTestCloud([{ ...indexes, composite: [...indexes.composite, listed] }])
  const { clock, firestore } = cloud
  const { now } = clock
  const time = () => isoTime(now())
  const notes = documents(Note)
  const records = createRecords<Facts, Note>({
    firestore,
    collection: 'notes',
    documents: notes,
    complete: (note) => {
      const isStill = note.isDone || note.trashedAt !== null || isGivenUp(note)
      return { ...note, sweepAt: isStill ? null : isoTime(nextLook(note, STALLED_MS)) }
    },
    now,
  })

  return {
    clock,
    records,
    collection: firestore.collection('notes'),

    async add(title: string, ownerId = 'ana'): Promise<string> {
      const id = newId()
      const waiting = startWaiting(time())
      const note = { id, ownerId, title, addedAt: time(), trashedAt: null, isDone: false, ...waiting }
      await records.change(id, () => note)
      clock.advance(1)
      return id
    },

    async page(limit: number, cursor?: string, ownerId = 'ana') {
      const after = cursor === undefined ? {} : { after: positions.decode(cursor) }
      const range = { ownerId, sortKey: 'addedAt', order: 'desc', limit: limit + 1, ...after } as const
      const read = await records.list(
        { ...range, narrow: (query) => query.where('trashedAt', '==', null) },
        notes,
      )
      const positionOf = ({ addedAt, id }: Note) => ({ key: addedAt, id })
      const { items, nextCursor } = pageOf(read, { limit, positionOf, encode: positions.encode })
      return { titles: items.map(({ title }) => title), nextCursor }
    },

    edit: (id: string, edit: Partial<Facts>) =>
      records.change(id, (note) => (note ? { ...note, ...edit } : null)),

    /** Waits until `count` changes since a time have been reported. */
    told: (count: number, since: string) =>
      new Promise<string[]>((resolve, reject) => {
        const changes: string[] = []
        const tell = (change: string) => {
          changes.push(change)
          if (changes.length < count) return
          stop()
          resolve(changes)
        }
        const stop = records.watch('ana', since, {
          changed: ({ title }) => tell(title),
          removed: (id) => tell(`removed ${id}`),
          failed: reject,
        })
      }),

    sweep: () =>
      sweepRoom(
        {
          due: records.due,
          async sweepOne({ id, read }) {
            const { sweeps } = read() ?? {}
            await records.change(id, (note) =>
              note && note.sweeps === sweeps ? { ...note, ...waitOn(note, time()) } : null,
            )
            return 'publishedAgain'
          },
        },
        { until: now() + MINUTE_MS, now },
      ),

    [Symbol.asyncDispose]: () => cloud[Symbol.asyncDispose](),
  }
}

test('each person’s records are listed newest first, in pages', async () => {
  await using world = await setUp()
  for (const title of ['one', 'two', 'three']) await world.add(title)
  await world.add('another', 'bob')

  const first = await world.page(2)
  expect(first.titles).toEqual(['three', 'two'])
  await world.add('four')
  expect(await world.page(2, first.nextCursor ?? '')).toEqual({ titles: ['one'], nextCursor: null })
})

test('a trashed record is in no list until it is restored', async () => {
  await using world = await setUp()
  const id = await world.add('one')

  await world.edit(id, { trashedAt: isoTime(world.clock.now()) })
  expect((await world.page(5)).titles).toEqual([])
  await world.edit(id, { trashedAt: null })
  expect((await world.page(5)).titles).toEqual(['one'])
})

test('a returning listener gets changes and removals', async () => {
  await using world = await setUp()
  const [one, two] = [await world.add('one'), await world.add('two')]
  const since = isoTime(world.clock.now() - 1)
  await world.edit(one, { title: 'uno' })
  world.clock.advance(1)
  await world.records.change(two, () => REMOVE)

  expect(await world.told(2, since)).toEqual(['uno', `removed ${two}`])
  expect(await world.records.get(two)).toBeNull()
  expect((await world.collection.doc(two).get()).data()).toMatchObject({ ownerId: 'ana', state: 'removed' })
})

test('positions never go back, whatever the clock says', async () => {
  await using world = await setUp()
  const id = await world.add('one')
  const before = await world.edit(id, { title: 'two' })
  world.clock.advance(-DAY_MS)

  expect(await world.edit(id, { title: 'three' })).toMatchObject({ updatedAt: before?.updatedAt })
  await world.records.change(id, () => REMOVE)
  expect((await world.collection.doc(id).get()).get('updatedAt')).toBe(before?.updatedAt)
})

test('a change of many records is applied to all or none', async () => {
  await using world = await setUp()
  const ids = [await world.add('one'), await world.add('two')]

  await expect(
    world.records.changeMany(ids, (note, id) => {
      if (id === ids[1]) throw new Error('not this one')
      return note && { ...note, title: 'changed' }
    }),
  ).rejects.toThrow('not this one')
  expect((await world.page(5)).titles).toEqual(['two', 'one'])
})

test('stalled records are swept at growing intervals', async () => {
  await using world = await setUp()
  await world.add('one')
  await world.edit(await world.add('two'), { isDone: true })

  expect(await world.sweep()).toEqual({})
  world.clock.advance(STALLED_MS)
  expect(await world.sweep()).toEqual({ publishedAgain: 1 })
  world.clock.advance(STALLED_MS)
  expect(await world.sweep()).toEqual({})
})

test('a corrupt record is reported and does not stop the others', async () => {
  await using world = await setUp()
  const [good, bad] = [await world.add('good'), await world.add('bad')]
  await world.collection.doc(bad).update({ title: 7 })
  world.clock.advance(2 * STALLED_MS)

  await expect(world.records.get(bad)).rejects.toThrow(new RegExp(`notes/${bad}.*title`))
  await expect(world.sweep()).rejects.toThrow(`notes/${bad}`)
  expect(await world.records.get(good)).toMatchObject({ sweeps: 1 })

  const told: string[] = []
  let stop = () => {}
  const failure = await new Promise<Error>((failed) => {
    stop = world.records.watch('ana', '', { changed: ({ title }) => told.push(title), removed() {}, failed })
  })
  stop()
  expect(failure.message).toContain(`notes/${bad}`)
  expect(told).toEqual(['good'])
})

test('fields of a newer version survive a change', async () => {
  await using world = await setUp()
  const id = await world.add('one')
  await world.collection.doc(id).update({ addedLater: 'kept' })

  await world.edit(id, { title: 'two' })

  expect((await world.collection.doc(id).get()).data()).toMatchObject({ title: 'two', addedLater: 'kept' })
})
