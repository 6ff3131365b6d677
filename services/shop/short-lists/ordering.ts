// Lists whose order the maker decides.
import type { CollectionReference, Transaction } from '@google-cloud/firestore'
import { AppError } from '../../platform/errors.ts'
import type { RecordBase } from '../../platform/records.ts'
import { LIVE, type ListedFacts } from './record.ts'
import type { ShortListStore } from './store.ts'

export type OrderedFacts = ListedFacts & { position: number }

/** The place after all others, in a transaction that only reads so far. */
export async function nextPosition(
  transaction: Transaction,
  collection: CollectionReference,
  ownerId: string,
): Promise<number> {
  const last = collection
    .where('ownerId', '==', ownerId)
    .where('facets', 'array-contains', LIVE)
    .orderBy('position', 'desc')
    .limit(1)
  const [doc] = (await transaction.get(last)).docs
  return doc ? Number(doc.get('position')) + 1 : 0
}

/**
 * Puts these first, in this order; the others follow as they were. Only what moves is written. Throws AppError
 * `not-found` for one that is not in the list.
 */
export async function reorder<Facts extends OrderedFacts, Record extends Facts & RecordBase>(
  store: Pick<ShortListStore<Facts, Record>, 'all' | 'changeMany'>,
  { ownerId, ids, name }: { ownerId: string; ids: readonly string[]; name: string },
): Promise<{ before: Record; after: Record }[]> {
  const present = await store.all(ownerId)
  const byId = new Map(present.map((each) => [each.id, each]))
  const unknown = ids.find((id) => !byId.has(id))
  if (unknown !== undefined) throw new AppError('not-found', `No ${name} ${unknown}`)
  const chosen = new Set(ids)
  const order = [...ids, ...present.map(({ id }) => id).filter((id) => !chosen.has(id))]
  const places = new Map(order.map((id, place) => [id, place]))
  const moved = present.filter(({ id, position }) => places.get(id) !== position)
  const after = await store.changeMany(
    moved.map(({ id }) => id),
    (found, id) => (found ? { ...found, position: places.get(id) ?? found.position } : null),
  )
  return moved.flatMap((before, index) => {
    const now = after[index]
    return now ? [{ before, after: now }] : []
  })
}
