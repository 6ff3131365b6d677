// What is updated with every change of photos, in the same transaction: counts, used bytes and fingerprints. They are
// exact, and repeating a change has no effect.
import type { DocumentReference, Firestore, Transaction } from '@google-cloud/firestore'
import type { Meter } from '../platform/meter.ts'
import { countBytes } from '../platform/record-bytes.ts'
import type { Along } from '../platform/records.ts'
import { changed, increments, isOnlyAdding, toCounts } from './count-documents.ts'
import { type Change, type Counts, countChanges } from './counts.ts'
import type { PhotoFacts, PhotoRecord } from './record.ts'

/**
 * Firestore sustains about one write per second to a document, and one person's uploads must not queue for one counter.
 */
const COUNT_SHARDS = 8

export function createBookkeeping(firestore: Firestore, meter: Pick<Meter, 'add'>) {
  const countHeld = countBytes<PhotoRecord>('photos', {
    meter,
    heldBy: ({ holdsBytes, size }) => (holdsBytes ? size : 0),
  })
  const fingerprint = (photo: Pick<PhotoFacts, 'ownerId' | 'sha256'>) =>
    firestore.collection('photoFingerprints').doc(`${photo.ownerId}_${photo.sha256}`)
  const countDocument = (ownerId: string, shard: number) =>
    firestore.collection('photoCounts').doc(`${ownerId}_${shard}`)

  /** The changes of the counts, with the stored counts where incrementing is not enough. */
  async function countWrites(
    transaction: Transaction,
    changes: Change[],
    isAgain: boolean,
  ): Promise<CountWrite[]> {
    const byShard = Map.groupBy(changes, ({ before, after }) => shardOf(after ?? before))
    const writes: CountWrite[] = []
    for (const [{ ownerId, shard }, those] of groupKeys(byShard)) {
      const change = countChanges(those)
      if (!change) continue
      const document = countDocument(ownerId, shard)
      // Counts that the database found too large are rewritten within their limits.
      const mayAdd = isOnlyAdding(change) && !isAgain
      const before = mayAdd ? null : toCounts(await transaction.get(document))
      writes.push({ ownerId, document, change, before })
    }
    return writes
  }

  return {
    fingerprint,

    async counts(ownerId: string): Promise<Counts[]> {
      const shards = Array.from({ length: COUNT_SHARDS }, (_, shard) => countDocument(ownerId, shard))
      return (await firestore.getAll(...shards)).map(toCounts)
    },

    async along({ transaction, changes, isAgain }: Along<PhotoRecord>): Promise<() => void> {
      const released = changes
        .filter(({ before, after }) => before?.holdsBytes && !after?.holdsBytes)
        .flatMap(({ before }) => (before ? [before] : []))
      const fingerprints = released.length > 0 ? await transaction.getAll(...released.map(fingerprint)) : []
      const counted = await countWrites(transaction, changes, isAgain)

      return () => {
        for (const { ownerId, document, change, before } of counted) {
          if (before) transaction.set(document, changed(ownerId, before, change))
          else transaction.set(document, increments(ownerId, change), { merge: true })
        }
        countHeld(transaction, changes)
        // The same bytes may belong to a newer photo by now.
        for (const [index, snapshot] of fingerprints.entries())
          if (snapshot.get('photoId') === released[index]?.id) transaction.delete(snapshot.ref)
      }
    },
  }
}

interface CountWrite {
  ownerId: string
  document: DocumentReference
  change: Counts
  /** Null when incrementing is enough. */
  before: Counts | null
}

interface Shard {
  ownerId: string
  shard: number
}

function shardOf(photo: PhotoRecord | null): string {
  const last = photo?.id.charCodeAt(photo.id.length - 1) ?? 0
  return `${last % COUNT_SHARDS}/${photo?.ownerId}`
}

function groupKeys(groups: Map<string, Change[]>): [Shard, Change[]][] {
  return [...groups].map(([key, changes]) => {
    const slash = key.indexOf('/')
    return [{ shard: Number(key.slice(0, slash)), ownerId: key.slice(slash + 1) }, changes]
  })
}
