// What photos were before a step of an operation. The notes are written in the transaction that changes the photos, so
// there is no change without them, and they tell that the step was done.
import { isDeepStrictEqual } from 'node:util'
import type { DocumentReference, Firestore, Transaction } from '@google-cloud/firestore'
import Type from 'typebox'
import { documents, Time } from '../../platform/documents.ts'
import { DAY_MS } from '../../platform/durations.ts'
import type { EditedField, PhotoFacts } from '../record.ts'

export const EDIT_NOTES = 'photoEdits'
/** How long an operation can be undone. */
export const KEPT_MS = 7 * DAY_MS
/** A document holds 1 MiB; a description alone may have 20 kB in UTF-8. */
const MOST_BYTES = 500_000

/** What edits of many change, in parts that change as one. */
const remembered = (photo: PhotoFacts) => ({
  takenAt: { at: photo.takenAt, from: photo.takenFrom, certainty: photo.takenCertainty },
  position: photo.metadata?.position ?? null,
  title: photo.title,
  description: photo.description,
  tags: photo.tags,
})
type Remembered = ReturnType<typeof remembered>
type Part = keyof Remembered & EditedField

/** The parts of one photo that a step changed, before and after, and the fields that the person had edited before. */
export interface EditNote {
  id: string
  before: Partial<Remembered>
  after: Partial<Remembered>
  edited: EditedField[]
}

export function noteOf(before: PhotoFacts, after: PhotoFacts): EditNote {
  const [was, is] = [remembered(before), remembered(after)]
  const changed = (Object.keys(was) as Part[]).filter((part) => !isDeepStrictEqual(was[part], is[part]))
  const only = (all: Remembered) => Object.fromEntries(changed.map((part) => [part, all[part]]))
  return { id: before.id, before: only(was), after: only(is), edited: before.edited }
}

/** Puts back what still is as the step left it; null when something is not. */
export function putBack(photo: PhotoFacts, { before, after, edited }: EditNote): PhotoFacts | null {
  const is = remembered(photo)
  const parts = Object.keys(before) as Part[]
  if (parts.some((part) => !isDeepStrictEqual(is[part], after[part]))) return null
  const { takenAt, position, ...texts } = before
  return {
    ...photo,
    ...texts,
    ...(takenAt && { takenAt: takenAt.at, takenFrom: takenAt.from, takenCertainty: takenAt.certainty }),
    ...('position' in before &&
      photo.metadata && { metadata: { ...photo.metadata, position: position ?? null } }),
    edited: photo.edited.filter((field) => !parts.some((part) => part === field) || edited.includes(field)),
  }
}

const noteDocuments = documents(
  Type.Object({
    ownerId: Type.String(),
    operationId: Type.String(),
    step: Type.Number(),
    /** Photos that the step changed. */
    changed: Type.Number(),
    /** Of an undone step nothing else is kept. */
    isUndone: Type.Boolean(),
    /** JSON, because the texts of photos need no index here. */
    notes: Type.String(),
    expiresAt: Time,
  }),
)

export interface Step {
  ownerId: string
  operationId: string
  step: number
}

export function createUndoNotes(firestore: Firestore, now: () => number) {
  const collection = firestore.collection(EDIT_NOTES)
  const document = ({ ownerId, operationId, step }: Step, part: number) =>
    collection.doc(`${ownerId}_${operationId}_${step}_${part}`)

  return {
    /** How many photos a step changed; null when it was not done yet. */
    async changedBy(transaction: Transaction, step: Step): Promise<number | null> {
      return noteDocuments.read(await transaction.get(document(step, 0)))?.changed ?? null
    },

    write(transaction: Transaction, step: Step, notes: readonly EditNote[]): void {
      const note = {
        ...step,
        changed: notes.length,
        isUndone: notes.length === 0,
        expiresAt: now() + KEPT_MS,
      }
      for (const [part, packed] of pack(notes).entries())
        transaction.set(document(step, part), noteDocuments.data({ ...note, notes: packed }))
    },

    /** Some notes of an operation that are not undone yet; null when there are none. */
    async next(ownerId: string, operationId: string) {
      const own = collection.where('ownerId', '==', ownerId).where('operationId', '==', operationId)
      const { docs } = await own.where('isUndone', '==', false).limit(1).get()
      const [snapshot] = docs
      const found = snapshot && noteDocuments.read(snapshot)
      return snapshot && found
        ? { reference: snapshot.ref, notes: JSON.parse(found.notes) as EditNote[] }
        : null
    },

    async exists(ownerId: string, operationId: string): Promise<boolean> {
      const own = collection.where('ownerId', '==', ownerId).where('operationId', '==', operationId)
      return !(await own.limit(1).get()).empty
    },

    async isUndone(transaction: Transaction, reference: DocumentReference): Promise<boolean> {
      return noteDocuments.read(await transaction.get(reference))?.isUndone ?? true
    },

    setUndone(transaction: Transaction, reference: DocumentReference): void {
      transaction.update(reference, { isUndone: true, notes: '[]' })
    },
  }
}

/** At least one text, even for a step that changed nothing. */
function pack(notes: readonly EditNote[]): string[] {
  const texts: string[] = []
  let packed: string[] = []
  let bytes = 0
  for (const note of notes) {
    const text = JSON.stringify(note)
    const size = Buffer.byteLength(text)
    if (packed.length > 0 && bytes + size > MOST_BYTES) {
      texts.push(`[${packed.join()}]`)
      packed = []
      bytes = 0
    }
    packed.push(text)
    bytes += size
  }
  return [...texts, `[${packed.join()}]`]
}
