// The only file that knows how it is stored which snapshot of a shop's catalogue counts.
import type { Firestore, QueryDocumentSnapshot } from '@google-cloud/firestore'
import { MINUTE_MS } from '../../platform/durations.ts'
import { isoTime } from '../../platform/times.ts'
import { isGivenUp, nextLook } from '../../platform/waiting.ts'
import { SHOPS } from '../shops/record.ts'
import { CATALOGUES, type CatalogueRecord, catalogueDocuments } from './record.ts'
import { FORMAT } from './snapshot.ts'

/** How long an event about a change may take before it is published again. */
export const FIRST_LOOK_MS = MINUTE_MS

export interface Switch {
  /** The version that the new snapshot was made from. */
  version: number
  path: string
  products: number
  /** The revision and the time before anything was read for it. */
  revision: number
  indexedAt: string
}

export type CatalogueStore = ReturnType<typeof createCatalogueStore>

export function createCatalogueStore(firestore: Firestore, now: () => number) {
  const collection = firestore.collection(CATALOGUES)
  const read = (snapshot: QueryDocumentSnapshot) => catalogueDocuments.read(snapshot)

  return {
    get: async (ownerId: string): Promise<CatalogueRecord | null> =>
      catalogueDocuments.read(await collection.doc(ownerId).get()),

    /**
     * Makes a new snapshot the one that counts. Returns false when another was made from the same version, or when the
     * shop is gone.
     */
    switchTo: (ownerId: string, { version, path, products, revision, indexedAt }: Switch): Promise<boolean> =>
      firestore.runTransaction(async (transaction) => {
        const [found, shop] = await transaction.getAll(
          collection.doc(ownerId),
          firestore.collection(SHOPS).doc(ownerId),
        )
        const current = found ? catalogueDocuments.read(found) : null
        if (!shop?.exists || (current?.version ?? 0) !== version) return false
        const isBehind = (current?.revision ?? 0) > revision
        const next = {
          ownerId,
          format: FORMAT,
          version: version + 1,
          path,
          previousPath: current?.path ?? null,
          products,
          indexedRevision: revision,
          indexedAt,
          sweeps: 0,
          sweepAt: isBehind ? isoTime(now() + FIRST_LOOK_MS) : null,
        }
        transaction.set(collection.doc(ownerId), next, { merge: true })
        return true
      }),

    /** Catalogues that an event should have brought up to date, and those that an older program wrote. */
    async due(limit: number): Promise<CatalogueRecord[]> {
      const late = collection.where('sweepAt', '<=', isoTime(now())).orderBy('sweepAt').limit(limit)
      const old = collection.where('format', '<', FORMAT).orderBy('format').limit(limit)
      const found = await Promise.all([late.get(), old.get()])
      const records = found.flatMap(({ docs }) => docs.map(read)).filter((record) => record !== null)
      return [...new Map(records.map((record) => [record.id, record])).values()].slice(0, limit)
    },

    /** Waits longer for what was published again, and after about a day for the next change only. */
    wait: ({ id, revision, sweeps }: CatalogueRecord): Promise<void> =>
      firestore.runTransaction(async (transaction) => {
        const found = catalogueDocuments.read(await transaction.get(collection.doc(id)))
        if (!found || found.revision !== revision || found.sweeps !== sweeps || found.sweepAt === null) return
        const waiting = { sweeps: sweeps + 1, waitingSince: isoTime(now()) }
        const sweepAt = isGivenUp(waiting) ? null : isoTime(nextLook(waiting, FIRST_LOOK_MS))
        transaction.update(collection.doc(id), { sweeps: waiting.sweeps, sweepAt })
      }),
  }
}
