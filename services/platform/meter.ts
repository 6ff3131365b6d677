// What each person stores, over all rooms, and how much they may store. A room counts inside the transaction that
// records the bytes, so the sum is exact: it never exceeds the quota, and nothing is counted twice.
import { FieldValue, type Firestore, type Transaction } from '@google-cloud/firestore'
import Type, { type Static } from 'typebox'
import { documents } from './documents.ts'
import { AppError } from './errors.ts'

/** Bytes. */
export interface Usage {
  /** The sum over all rooms: what is stored, and what is reserved for uploads under way. */
  used: number
  /** The quota that an administrator set for this person; null for the default. */
  quota: number | null
  byRoom: Record<string, number>
}

const StoredUsage = Type.Object({
  used: Type.Number({ default: 0 }),
  quota: Type.Union([Type.Number(), Type.Null()], { default: null }),
  byRoom: Type.Record(Type.String(), Type.Number(), { default: {} }),
  isClosed: Type.Boolean({ default: false }),
})
type StoredUsage = Static<typeof StoredUsage>
const usageDocuments = documents(StoredUsage)

/** The usage of a person who may store what `everybodys` says, unless an administrator set a quota. */
export const quotaOf = ({ used, quota, byRoom }: Usage, everybodys: number) => ({
  limit: quota ?? everybodys,
  used,
  byRoom,
})

export const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`

/** Bytes that a person may store, unless the studio or an administrator says otherwise. */
export const DEFAULT_QUOTA_BYTES = 1024 * 1024 * 1024

export type Meter = ReturnType<typeof createMeter>

/** The room that stored bytes before there were others: bytes that no room claims belong to it. */
const FIRST_ROOM = 'photos'

export function createMeter(firestore: Firestore) {
  const document = (accountId: string) => firestore.collection('photoUsage').doc(accountId)

  async function read(transaction: Transaction, accountId: string): Promise<Usage> {
    const snapshot = await transaction.get(document(accountId))
    const stored = usageDocuments.read(snapshot)
    if (stored?.isClosed)
      throw new AppError('forbidden', 'This account is being deleted', { reason: 'closed' })
    return toUsage(stored)
  }

  return {
    /** Throws AppError `forbidden` for a person whose account is being deleted. */
    read,

    /**
     * For a room that is about to store bytes; others that reserve at the same time wait or retry. Everybody without a
     * quota of their own may store `everybodys`. The result throws AppError `quota` when so many are not free; the room
     * adds them with `add`. Throws AppError `forbidden` for a person whose account is being deleted.
     */
    async reserve(
      transaction: Transaction,
      accountId: string,
      everybodys: number,
    ): Promise<(bytes: number) => void> {
      const { used, quota } = await read(transaction, accountId)
      const limit = quota ?? everybodys
      return (bytes) => {
        if (used + bytes <= limit) return
        const free = Math.max(0, limit - used)
        throw new AppError('quota', `Not enough space: ${megabytes(free)} of ${megabytes(limit)} are free.`)
      }
    },

    /** Adds the bytes that a room stores, or subtracts them. Call after all reads of the transaction. */
    add(transaction: Transaction, accountId: string, room: string, bytes: number): void {
      const more = FieldValue.increment(bytes)
      transaction.set(
        document(accountId),
        { ownerId: accountId, used: more, byRoom: { [room]: more } },
        { merge: true },
      )
    },

    /** From here on nothing more is stored for this person. */
    close(transaction: Transaction, accountId: string): void {
      transaction.set(document(accountId), { ownerId: accountId, isClosed: true }, { merge: true })
    },

    remove(transaction: Transaction, accountId: string): void {
      transaction.delete(document(accountId))
    },

    async usage(accountId: string): Promise<Usage> {
      return toUsage(usageDocuments.read(await document(accountId).get()))
    },

    /** Reports the usage now and at every change, until stopped. */
    watch(accountId: string, changed: (usage: Usage) => void, failed: (error: Error) => void): () => void {
      return document(accountId).onSnapshot((snapshot) => {
        try {
          changed(toUsage(usageDocuments.read(snapshot)))
        } catch (error) {
          failed(error as Error)
        }
      }, failed)
    },

    /** Null restores the default. A person who stores more than the new quota keeps it but cannot add anything. */
    setQuota(transaction: Transaction, accountId: string, bytes: number | null): void {
      transaction.set(document(accountId), { ownerId: accountId, quota: bytes }, { merge: true })
    },
  }
}

function toUsage(stored: StoredUsage | null): Usage {
  const { used, quota, byRoom } = stored ?? { used: 0, quota: null, byRoom: {} }
  const others = Object.entries(byRoom).reduce(
    (sum, [room, bytes]) => sum + (room === FIRST_ROOM ? 0 : bytes),
    0,
  )
  return { used, quota, byRoom: { ...byRoom, [FIRST_ROOM]: used - others } }
}
