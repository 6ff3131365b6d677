import type { Firestore, Transaction } from '@google-cloud/firestore'
import type { Documents } from '../../platform/documents.ts'
import { createRecords, type RecordBase } from '../../platform/records.ts'
import { noteChange } from '../catalogue/changes.ts'
import { checkCount, createCounts, MOST, type ShortList } from '../shops/counts.ts'
import { ownShop } from '../shops/ownership.ts'
import { SHOPS, shopDocuments } from '../shops/record.ts'
import { isListed, LIVE, type ListedFacts } from './record.ts'

export interface ShortListDeps<Facts extends ListedFacts, Record extends Facts & RecordBase> {
  firestore: Firestore
  collection: string
  documents: Documents<Record>
  /** Its name among the shop's counts. */
  kind: ShortList
  complete(facts: Facts): Omit<Record, 'updatedAt'>
  /** Its order in lists. */
  sortedBy: { sortKey: 'position' | 'addedAt'; order: 'asc' | 'desc' }
  /**
   * What depends on others of the list: is called before something appears in it or changes there. Reads only, and
   * throws AppError `conflict`.
   */
  prepare(transaction: Transaction, facts: Facts, before: Facts | null): Promise<Facts>
  /** Whether customers see that it has changed. */
  isSeen(before: Facts | null, after: Facts | null): boolean
  now: () => number
}

export type ShortListStore<Facts extends ListedFacts, Record extends Facts & RecordBase> = ReturnType<
  typeof createShortListStore<Facts, Record>
>

export function createShortListStore<Facts extends ListedFacts, Record extends Facts & RecordBase>(
  deps: ShortListDeps<Facts, Record>,
) {
  const { firestore, documents, kind, complete, prepare, isSeen, now } = deps
  const counts = createCounts(firestore)
  const records = createRecords<Facts, Record>({
    firestore,
    collection: deps.collection,
    documents,
    complete,
    async along({ transaction, changes }) {
      return () => {
        const owners = new Set(changes.map(({ before, after }) => ((after ?? before) as Record).ownerId))
        for (const ownerId of owners) {
          const own = changes.filter(({ before, after }) => (after ?? before)?.ownerId === ownerId)
          const more = own.reduce(
            (sum, { before, after }) => sum + Number(isListed(after)) - Number(isListed(before)),
            0,
          )
          counts.add(transaction, ownerId, { [kind]: more })
          if (own.some(({ before, after }) => isSeen(before, after)))
            noteChange(transaction, { firestore, ownerId, now: now() })
        }
      }
    },
    now,
  })

  return {
    ...records,

    /** All that is listed, in its order. */
    all: (ownerId: string): Promise<Record[]> =>
      records.list(
        {
          ...{ ownerId, ...deps.sortedBy, limit: MOST[kind] },
          narrow: (query) => query.where('facets', 'array-contains', LIVE),
        },
        documents,
      ),

    /**
     * What is there with this id already stays as it is. Throws AppError `not-found` without a shop, and `conflict` when
     * there are too many.
     */
    create: (facts: Facts): Promise<Record> =>
      records.transact(async ({ transaction, read, create }) => {
        const [shop, before, found] = await Promise.all([
          transaction.get(firestore.collection(SHOPS).doc(facts.ownerId)),
          counts.read(transaction, facts.ownerId),
          read(facts.id),
        ])
        ownShop(shopDocuments.read(shop), facts.ownerId)
        if (found) return found
        checkCount(kind, before[kind] + 1)
        return create(await prepare(transaction, facts, null))
      }),

    /** Null leaves it as it is. Throws AppError `conflict`, and whatever `change` throws. */
    edit: (id: string, change: (record: Record | null) => Facts | null): Promise<Record | null> =>
      records.transact(async ({ transaction, read, write }) => {
        const before = await read(id)
        const facts = change(before)
        if (facts === null) return before
        if (!isListed(facts)) return write(facts, before)
        if (!isListed(before)) {
          const { [kind]: count } = await counts.read(transaction, facts.ownerId)
          checkCount(kind, count + 1)
        }
        return write(await prepare(transaction, facts, before), before)
      }),
  }
}
