// Brings a shop's catalogue up to date: the snapshot before, what has changed since, and a new snapshot. It may run
// twice, at the same time, and end anywhere: a snapshot counts only once it was switched to.
import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { MINUTE_MS } from '../../platform/durations.ts'
import type { Log } from '../../platform/log.ts'
import { isMissing } from '../../platform/storage-errors.ts'
import { isoTime } from '../../platform/times.ts'
import { ownerPrefix } from '../paths.ts'
import type { ShopStore } from '../shops/store.ts'
import type { StockStore } from '../stock/store.ts'
import { type Base, createBuilding } from './building.ts'
import { cataloguePath, versionIn } from './paths.ts'
import type { CatalogueRecord } from './record.ts'
import { FORMAT, packSnapshot, unpackSnapshot } from './snapshot.ts'
import type { CatalogueStore } from './store.ts'

/** Records carry the clock of whoever wrote them, from before they could be read. */
const OVERLAP_MS = MINUTE_MS
/** Changes that come while it works are taken in at once, but not for ever: each has an event of its own. */
const MOST_ROUNDS = 5

export interface IndexingDeps {
  firestore: Firestore
  papers: Bucket
  store: CatalogueStore
  shops: Pick<ShopStore, 'get'>
  stock: Pick<StockStore, 'stockOf'>
  log: Log
  now: () => number
  newId: () => string
}

export type Indexing = ReturnType<typeof createIndexing>

const isUpToDate = (record: CatalogueRecord | null): boolean =>
  record !== null && record.format === FORMAT && record.indexedRevision >= record.revision

export function createIndexing(deps: IndexingDeps) {
  const { papers, store, shops, now, newId } = deps
  const build = createBuilding(deps)

  /** Null where a catalogue is made from nothing. */
  async function baseOf(record: CatalogueRecord | null, language: string): Promise<Base | null> {
    if (!record?.path || record.indexedAt === null) return null
    try {
      const [bytes] = await papers.file(record.path).download({ decompress: false })
      const unpacked = await unpackSnapshot(bytes)
      if (unpacked?.snapshot.language !== language) return null
      return { ...unpacked, since: isoTime(Date.parse(record.indexedAt) - OVERLAP_MS) }
    } catch (error) {
      // Another run has removed it, which has a newer one, so this one will not count.
      if (isMissing(error)) return null
      throw error
    }
  }

  /** Keeps the one before, which instances may still be loading, and what is being made of a later version. */
  async function removeOld(
    ownerId: string,
    version: number,
    kept: readonly (string | null)[],
  ): Promise<void> {
    const [files] = await papers.getFiles({ prefix: ownerPrefix('catalogue', ownerId) })
    const old = files.filter(({ name }) => (versionIn(name) ?? 0) <= version && !kept.includes(name))
    await Promise.all(old.map((file) => file.delete({ ignoreNotFound: true })))
  }

  /** Returns whether there may be more to do. */
  async function round(ownerId: string): Promise<boolean> {
    // Its revision comes first: whatever was counted by then can be read by now.
    const record = await store.get(ownerId)
    if (isUpToDate(record)) return false
    const shop = await shops.get(ownerId)
    if (shop?.state !== 'live') return false
    const indexedAt = isoTime(now())
    const { snapshot, index } = await build(ownerId, shop.language, await baseOf(record, shop.language))

    const version = record?.version ?? 0
    const path = cataloguePath(ownerId, version + 1, newId())
    await papers.file(path).save(await packSnapshot(snapshot, index), { resumable: false })
    const isSwitched = await store.switchTo(ownerId, {
      version,
      path,
      products: snapshot.products.length,
      revision: record?.revision ?? 0,
      indexedAt,
    })
    if (isSwitched) await removeOld(ownerId, version + 1, [path, record?.path ?? null])
    else await papers.file(path).delete({ ignoreNotFound: true })
    return true
  }

  return {
    async index(ownerId: string): Promise<void> {
      for (let rounds = 0; rounds < MOST_ROUNDS; rounds++) if (!(await round(ownerId))) return
    },
  }
}
