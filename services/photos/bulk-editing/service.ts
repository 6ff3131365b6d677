// Edits of many photos: seen before they are made, made in steps of 200, and undone as one operation.
import type { Firestore } from '@google-cloud/firestore'
import { AppError } from '../../platform/errors.ts'
import { createChangeOwn } from '../change-own.ts'
import { seesNothingPrivate } from '../ownership.ts'
import type { PhotoFacts } from '../record.ts'
import type { PhotoStore } from '../store.ts'
import { editOne } from './edit-one.ts'
import type { Editable, EditStep, PreviewedEdit, PreviewRequest, StepDone, UndoDone } from './schemas.ts'
import { createUndoNotes, type EditNote, noteOf, putBack, type Step } from './undo-notes.ts'

export interface BulkEditingDeps {
  firestore: Firestore
  store: Pick<PhotoStore, 'changeMany'>
  /** Milliseconds since the epoch. */
  now: () => number
}

export type BulkEditing = ReturnType<typeof createBulkEditing>

/** Ends a transaction whose step another request has done. */
class DoneBefore extends Error {
  readonly changed: number
  constructor(changed: number) {
    super('This step was done before')
    this.changed = changed
  }
}

export function createBulkEditing({ firestore, store, now }: BulkEditingDeps) {
  const changeOwn = createChangeOwn(store)
  const undoNotes = createUndoNotes(firestore, now)

  return {
    /** What the edit would do to each photo; it changes nothing. Throws for the same reasons as the edit. */
    async preview(
      ownerId: string,
      { ids, edit, first = 1 }: PreviewRequest,
      sees = seesNothingPrivate,
    ): Promise<PreviewedEdit[]> {
      const photos = await changeOwn({ ownerId, ids, sees }, () => null)
      return photos.flatMap((photo, i) => {
        if (!photo) return []
        const { photo: after, problem } = editOne(photo, edit, first + i)
        return [
          { id: photo.id, name: photo.name, before: toEditable(photo), after: toEditable(after), problem },
        ]
      })
    },

    /** All photos of a step or none; parts of the edit that a photo cannot have are left out. */
    async edit(
      ownerId: string,
      { ids, edit, first = 1, operationId, step }: EditStep,
      sees = seesNothingPrivate,
    ): Promise<StepDone> {
      const noted: Step = { ownerId, operationId, step }
      const numbers = new Map(ids.map((id, i) => [id, first + i]))
      let notes: EditNote[] = []
      try {
        await changeOwn(
          { ownerId, ids, sees },
          (photo) => {
            const { photo: after } = editOne(photo, edit, numbers.get(photo.id) ?? first)
            if (after === photo) return null
            notes.push(noteOf(photo, after))
            return after
          },
          async (transaction) => {
            const before = await undoNotes.changedBy(transaction, noted)
            if (before !== null) throw new DoneBefore(before)
            notes = []
            return () => undoNotes.write(transaction, noted, notes)
          },
        )
      } catch (error) {
        if (error instanceof DoneBefore) return { changed: error.changed }
        throw error
      }
      return { changed: notes.length }
    },

    /**
     * Puts a part of the photos of an operation back. A photo that was edited since, is gone, or is private and locked
     * stays as it is. Throws AppError `not-found` for an operation that is unknown or older than seven days.
     */
    async undo(ownerId: string, operationId: string, sees = seesNothingPrivate): Promise<UndoDone> {
      const next = await undoNotes.next(ownerId, operationId)
      if (!next) {
        if (await undoNotes.exists(ownerId, operationId)) return { restored: 0, kept: 0, isDone: true }
        throw new AppError('not-found', `No edit ${operationId}`)
      }
      const isUnlocked = await sees()
      const notes = new Map<string, EditNote>(next.notes.map((note) => [note.id, note]))
      let restored = 0
      // Another request may undo this step at the same time: its photos no longer are as the step left them.
      let isUndone = false
      await store.changeMany(
        [...notes.keys()],
        (photo, id) => {
          const note = notes.get(id)
          const isOwn = photo?.ownerId === ownerId && photo.state === 'live'
          if (isUndone || !note || !isOwn || (photo.isPrivate && !isUnlocked)) return null
          const earlier = putBack(photo, note)
          if (earlier) restored += 1
          return earlier
        },
        async (transaction) => {
          restored = 0
          isUndone = await undoNotes.isUndone(transaction, next.reference)
          return () => undoNotes.setUndone(transaction, next.reference)
        },
      )
      return {
        restored,
        kept: notes.size - restored,
        isDone: (await undoNotes.next(ownerId, operationId)) === null,
      }
    },
  }
}

function toEditable({ takenAt, metadata, title, description, tags }: PhotoFacts): Editable {
  return { takenAt, position: metadata?.position ?? null, title, description, tags }
}
