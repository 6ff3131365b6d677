import { Timestamp } from '@google-cloud/firestore'
import Type from 'typebox'
import { expect, test } from 'vitest'
import { CorruptDocument, documents, Time, TimeOrNull } from './documents.ts'
import { nullable } from './schemas.ts'
import { startTestCloud } from './test-cloud.ts'

const Note = Type.Object({
  title: Type.String(),
  stars: Type.Integer({ default: 0 }),
  color: nullable(Type.String()),
  createdAt: Time,
  readAt: TimeOrNull,
})
const notes = documents(Note)
const AT = Date.UTC(2026, 0, 2, 3, 4, 5, 678)

async function setUp() {
  const cloud = await startTestCloud([])
  const document = cloud.firestore.collection('notes').doc('first')
  return {
    document,
    async read(data: object) {
      await document.set(data)
      return notes.read(await document.get())
    },
    [Symbol.asyncDispose]: () => cloud[Symbol.asyncDispose](),
  }
}

test('documents are read as they were written, with times stored as Timestamps', async () => {
  await using world = await setUp()
  const note = { id: 'first', title: 'Sea', stars: 3, color: null, createdAt: AT, readAt: null }

  expect(await world.read(notes.data(note))).toEqual(note)
  expect((await world.document.get()).data()).toEqual({
    title: 'Sea',
    stars: 3,
    color: null,
    createdAt: Timestamp.fromMillis(AT),
    readAt: null,
  })
  await world.document.update(notes.data({ readAt: AT }))
  expect(notes.read(await world.document.get())).toMatchObject({ title: 'Sea', readAt: AT })
})

test('a missing document is null', async () => {
  await using world = await setUp()
  expect(notes.read(await world.document.get())).toBeNull()
})

test('documents of older and newer versions are read', async () => {
  await using world = await setUp()
  const createdAt = Timestamp.fromMillis(AT)
  const older = { title: 'Sea', color: 'blue', createdAt }

  expect(await world.read({ ...older, addedLater: { deep: [1] } })).toEqual({
    id: 'first',
    title: 'Sea',
    stars: 0,
    color: 'blue',
    createdAt: AT,
    readAt: null,
  })
})

test.each([
  ['a missing field', { title: undefined }, /title is required/],
  ['a field of another kind', { stars: 'three' }, /stars must be/],
  ['a number in the place of a time', { createdAt: AT }, /createdAt must be/],
  ['a text in the place of a time', { readAt: '2026-01-02' }, /readAt/],
])('%s is an error that names the document and the field', async (_, wrong, field) => {
  await using world = await setUp()
  const right = { title: 'Sea', stars: 1, color: null, createdAt: Timestamp.fromMillis(AT), readAt: null }
  const data = Object.fromEntries(
    Object.entries({ ...right, ...wrong }).filter(([, value]) => value !== undefined),
  )

  const reading = world.read(data)

  await expect(reading).rejects.toThrow(CorruptDocument)
  await expect(reading).rejects.toThrow(/notes\/first/)
  await expect(reading).rejects.toThrow(field)
})
