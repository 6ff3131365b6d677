// Reads sources as they are now: those of one shop, and never another's.
import type { DocumentSnapshot } from '@google-cloud/firestore'
import type { SourceRef } from '../../assistant/knowledge/schemas.ts'
import type { Documents } from '../../platform/documents.ts'
import { type Changed, type ChangedDeps, readChanged } from '../catalogue/changed-records.ts'
import { SOURCES } from '../catalogue/sources.ts'
import type { CategoryRecord } from '../categories/record.ts'
import type { FaqRecord } from '../faqs/record.ts'
import type { PageRecord } from '../pages/record.ts'
import type { ProductRecord } from '../products/record.ts'
import { isListed } from '../short-lists/record.ts'

/** Without a value where there is none, or where it is another shop's. */
export interface ReadRecords {
  product: Changed<ProductRecord>[]
  category: Changed<CategoryRecord>[]
  faq: Changed<FaqRecord>[]
  page: Changed<PageRecord>[]
}

const KINDS = {
  product: SOURCES.products,
  category: SOURCES.categories,
  faq: SOURCES.faqs,
  page: SOURCES.pages,
}

const AT_ONCE = 250

export function createReading(deps: ChangedDeps) {
  const { firestore } = deps

  async function snapshotsOf(refs: readonly SourceRef[]): Promise<DocumentSnapshot[]> {
    const found: DocumentSnapshot[] = []
    for (let start = 0; start < refs.length; start += AT_ONCE) {
      const some = refs.slice(start, start + AT_ONCE)
      const documents = some.map(({ kind, id }) => firestore.collection(KINDS[kind].collection).doc(id))
      found.push(...(await firestore.getAll(...documents)))
    }
    return found
  }

  /** Each kind in the order of the references. */
  async function records(ownerId: string, refs: readonly SourceRef[]): Promise<ReadRecords> {
    const snapshots = await snapshotsOf(refs)
    function those<Value extends { id: string }>(
      kind: SourceRef['kind'],
      { documents }: { documents: Documents<Value> },
    ): Changed<Value>[] {
      return snapshots
        .filter((_, at) => refs[at]?.kind === kind)
        .map((snapshot) =>
          snapshot.get('ownerId') === ownerId
            ? readChanged(deps, documents, snapshot)
            : { id: snapshot.id, value: null },
        )
    }
    return {
      product: those('product', KINDS.product),
      category: those('category', KINDS.category),
      faq: those('faq', KINDS.faq),
      page: those('page', KINDS.page),
    }
  }

  return {
    records,

    /** Titles of those of these products' categories that customers see. */
    async titles(ownerId: string, products: readonly Changed<ProductRecord>[]): Promise<Map<string, string>> {
      const ids = new Set(products.flatMap(({ value }) => value?.categoryIds ?? []))
      const refs = [...ids].map((id): SourceRef => ({ kind: 'category', id }))
      const titles = new Map<string, string>()
      for (const { id, value } of (await records(ownerId, refs)).category)
        if (value && isListed(value)) titles.set(id, value.title)
      return titles
    },
  }
}
