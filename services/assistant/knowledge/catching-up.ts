// Brings one set of entries to where the shop is: everything that has changed since it was last read.
import { MINUTE_MS } from '../../platform/durations.ts'
import { isoTime } from '../../platform/times.ts'
import type { KnowledgeRecord } from './record.ts'
import { refKey } from './schemas.ts'
import type { ChangedSource, ShopKnowledge } from './shop-knowledge.ts'
import type { StateStore } from './state-store.ts'
import { LATE, type Put, UNWANTED, type Updating } from './updating.ts'

/** Records carry the clock of whoever wrote them, from before they could be read. */
const OVERLAP_MS = MINUTE_MS

export interface CatchingUpDeps {
  shop: Pick<ShopKnowledge, 'changed' | 'productsIn'>
  states: Pick<StateStore, 'progress'>
  now: () => number
}

/**
 * `revision` is the shop's, and `record` the state, both from before anything is read. Categories that are called
 * otherwise come after their products: once a category is written, nobody could see any more that it was renamed.
 */
export async function catchUp(
  { shop, states, now }: CatchingUpDeps,
  {
    updating,
    record,
    set,
    revision,
  }: { updating: Updating; record: KnowledgeRecord; set: string; revision: number },
): Promise<Put> {
  const { ownerId } = record
  const known = [record.current, record.next].find((each) => each?.set === set)
  if (!known) return UNWANTED
  const indexedAt = isoTime(now())
  const since = known.indexedAt === null ? null : isoTime(Date.parse(known.indexedAt) - OVERLAP_MS)
  let state: KnowledgeRecord = record
  for await (const sources of inOrder({ shop, updating }, ownerId, since)) {
    const after = await updating.put(state, sources)
    if (after === UNWANTED || after === LATE) return after
    state = after
  }
  return (await states.progress(ownerId, { set, revision, indexedAt })) ?? UNWANTED
}

/** What has changed, and before renamed categories their products. */
async function* inOrder(
  { shop, updating }: Pick<CatchingUpDeps, 'shop'> & { updating: Updating },
  ownerId: string,
  since: string | null,
): AsyncGenerator<ChangedSource[]> {
  for await (const some of shop.changed(ownerId, since)) {
    const categories = some.filter(({ ref }) => ref.kind === 'category')
    // Where all is read, products come with the titles as they are.
    if (since !== null) yield* shop.productsIn(ownerId, await retitled(updating, categories))
    if (some.length > 0) yield some
  }
}

/** Also those that nobody knew: one that comes back may have had its products all the time. */
export async function retitled(
  updating: Pick<Updating, 'heads'>,
  categories: readonly ChangedSource[],
): Promise<string[]> {
  if (categories.length === 0) return []
  const heads = await updating.heads(categories.map(({ ref }) => ref))
  return categories
    .filter(({ ref, source }) => {
      const head = heads.get(refKey(ref))
      const title = head && head.parts > 0 ? head.title : null
      return title !== (source?.title.trim() ?? null)
    })
    .map(({ ref }) => ref.id)
}
