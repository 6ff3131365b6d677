// The only file that knows how categories are stored in the database.
import type { Firestore, Transaction } from '@google-cloud/firestore'
import { AppError } from '../../platform/errors.ts'
import { slugFrom } from '../../platform/slug.ts'
import { isoTime } from '../../platform/times.ts'
import { trashOverAt } from '../../platform/trash.ts'
import { nextPosition } from '../short-lists/ordering.ts'
import { isListed, LIVE, listFacets } from '../short-lists/record.ts'
import { createShortListStore } from '../short-lists/store.ts'
import { CATEGORIES, type CategoryFacts, type CategoryRecord, categoryDocuments } from './record.ts'

export type CategoryStore = ReturnType<typeof createCategoryStore>

export function createCategoryStore(firestore: Firestore, now: () => number) {
  const collection = firestore.collection(CATEGORIES)

  /** Slugs of categories in the trash are free. */
  async function othersSlugs(
    transaction: Transaction,
    { ownerId, id }: CategoryFacts,
  ): Promise<Set<unknown>> {
    const listed = collection.where('ownerId', '==', ownerId).where('facets', 'array-contains', LIVE)
    // The order is that of the index that lists them.
    const { docs } = await transaction.get(listed.orderBy('position').select('slug'))
    return new Set(docs.filter((doc) => doc.id !== id).map((doc) => doc.get('slug')))
  }

  /** Without a slug it gets one from its title, and one that comes back gets another when its own was taken. */
  async function prepare(transaction: Transaction, facts: CategoryFacts, before: CategoryFacts | null) {
    const isBack = before !== null && !isListed(before)
    if (before && !isBack && before.slug === facts.slug) return facts
    const taken = await othersSlugs(transaction, facts)
    const wanted = facts.slug || slugFrom(facts.title, 'category')
    if (taken.has(wanted) && facts.slug !== '' && !isBack)
      throw new AppError('conflict', 'Another category has this address.', {
        reason: 'slug-taken',
        errors: [{ field: 'slug', message: 'is taken' }],
      })
    let slug = wanted
    for (let number = 2; taken.has(slug); number += 1) slug = `${wanted}-${number}`
    const position = before ? facts.position : await nextPosition(transaction, collection, facts.ownerId)
    return { ...facts, slug, position }
  }

  return createShortListStore<CategoryFacts, CategoryRecord>({
    ...{ firestore, collection: CATEGORIES, documents: categoryDocuments, kind: 'categories', now },
    sortedBy: { sortKey: 'position', order: 'asc' },
    complete: (facts) => ({ ...facts, facets: listFacets(facts), sweepAt: isoTime(trashOverAt(facts)) }),
    prepare,
    isSeen: (before, after) => isListed(before) || isListed(after),
  })
}
