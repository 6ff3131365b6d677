import { FieldPath, type Firestore } from '@google-cloud/firestore'
import Type from 'typebox'
import { documents, readAll, toTimestamp } from '../platform/documents.ts'
import { DeadLetter } from './schemas.ts'

const letterDocuments = documents(Type.Omit(DeadLetter, ['id']))
/** The state of a letter. */
const stateDocuments = documents(
  Type.Object({
    messageId: Type.String(),
    state: Type.Enum(['open', 'settled']),
    claimedAt: Type.Number(),
  }),
)

/** How long a handled letter is remembered, because Pub/Sub may deliver it again. */
const SETTLED_KEPT_MS = 14 * 24 * 3_600_000
/** A re-drive that was started but not finished may be started again after this time. */
const CLAIM_MS = 60_000
/** The exact number does not matter to anybody beyond this many. */
const MAX_COUNTED = 1000

export interface ShelfPosition {
  shelvedAt: string
  id: string
}

export type ShelfStore = ReturnType<typeof createShelfStore>

export function createShelfStore(firestore: Firestore, now: () => number) {
  const letters = firestore.collection('deadLetters')
  const open = letters.where('state', '==', 'open')
  const expiry = () => toTimestamp(now() + SETTLED_KEPT_MS)

  return {
    /** Returns false when this very letter has already been handled. */
    async shelve(letter: DeadLetter, messageId: string): Promise<boolean> {
      const { id } = letter
      return firestore.runTransaction(async (transaction) => {
        const found = stateDocuments.read(await transaction.get(letters.doc(id)))
        if (found?.messageId === messageId) return found.state === 'open'
        const state = stateDocuments.data({ messageId, state: 'open', claimedAt: 0 })
        transaction.set(letters.doc(id), { ...letterDocuments.data(letter), ...state })
        return true
      })
    },

    async page(limit: number, after: ShelfPosition | null): Promise<DeadLetter[]> {
      const query = open.orderBy('shelvedAt', 'desc').orderBy(FieldPath.documentId(), 'desc').limit(limit)
      const page = after ? query.startAfter(after.shelvedAt, after.id) : query
      return readAll(letterDocuments, await page.get())
    },

    /** Null for a letter that is not (or no longer) on the shelf. */
    async get(id: string): Promise<DeadLetter | null> {
      const snapshot = await letters.doc(id).get()
      return stateDocuments.read(snapshot)?.state === 'open' ? letterDocuments.read(snapshot) : null
    },

    /** Claims the letter for re-driving; returns false when it is gone, or somebody else is doing so. */
    async claim(id: string): Promise<boolean> {
      return firestore.runTransaction(async (transaction) => {
        const found = stateDocuments.read(await transaction.get(letters.doc(id)))
        if (found?.state !== 'open' || found.claimedAt + CLAIM_MS > now()) return false
        transaction.update(letters.doc(id), { claimedAt: now() })
        return true
      })
    },

    async release(id: string): Promise<void> {
      await letters.doc(id).update({ claimedAt: 0 })
    },

    /** Takes the letter off the shelf; returns false when it was not on it. */
    async settle(id: string): Promise<boolean> {
      return firestore.runTransaction(async (transaction) => {
        const found = stateDocuments.read(await transaction.get(letters.doc(id)))
        if (found?.state !== 'open') return false
        transaction.update(letters.doc(id), { state: 'settled', expiresAt: expiry() })
        return true
      })
    },

    watchCount(changed: (count: number) => void, failed: (error: Error) => void): () => void {
      return open
        .select()
        .limit(MAX_COUNTED)
        .onSnapshot((snapshot) => changed(snapshot.size), failed)
    },
  }
}
