// Catalogues in the memory of an instance: loaded once for all who ask at the same time, and looked at again after a
// second.
import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { LRUCache } from 'lru-cache'
import { SECOND_MS } from '../../platform/durations.ts'
import type { Log } from '../../platform/log.ts'
import { isMissing } from '../../platform/storage-errors.ts'
import { type LoadedCatalogue, noCatalogue, toLoaded } from './loaded.ts'
import { CATALOGUES, catalogueDocuments } from './record.ts'
import { unpackSnapshot } from './snapshot.ts'

const LOOKED_AT_MS = SECOND_MS
const MOST_SHOPS = 5000
/** A snapshot takes about this many times its unpacked bytes in memory, its index and columns included. */
const EXPANSION = 7
const MOST_BYTES = 256 * 1024 * 1024

export interface LoadingDeps {
  firestore: Firestore
  papers: Bucket
  log: Log
  now: () => number
}

interface Loaded {
  path: string
  catalogue: LoadedCatalogue
  size: number
}

interface Look {
  at: number
  catalogue: Promise<LoadedCatalogue>
}

/** Returns a function that gives a shop's catalogue, which may be a second old. */
export function createLoading({ firestore, papers, log, now }: LoadingDeps) {
  const looks = new LRUCache<string, Look>({ max: MOST_SHOPS })
  const loaded = new LRUCache<string, Loaded>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ size }) => size * EXPANSION,
  })

  async function currentPath(ownerId: string): Promise<string | null> {
    const snapshot = await firestore.collection(CATALOGUES).doc(ownerId).get()
    return catalogueDocuments.read(snapshot)?.path ?? null
  }

  async function load(ownerId: string, path: string): Promise<LoadedCatalogue | null> {
    const [bytes] = await papers.file(path).download({ decompress: false })
    const unpacked = await unpackSnapshot(bytes)
    if (!unpacked) return null
    const catalogue = toLoaded(path, unpacked)
    loaded.set(ownerId, { path, catalogue, size: unpacked.size })
    return catalogue
  }

  async function newest(ownerId: string): Promise<LoadedCatalogue> {
    const path = await currentPath(ownerId)
    if (path === null) return noCatalogue(ownerId)
    const known = loaded.get(ownerId)
    if (known?.path === path) return known.catalogue
    try {
      return (await load(ownerId, path)) ?? known?.catalogue ?? noCatalogue(ownerId)
    } catch (error) {
      if (!isMissing(error)) throw error
      // Two newer ones were made since the path was read.
      const newer = await currentPath(ownerId)
      if (newer === null || newer === path) throw error
      return (await load(ownerId, newer)) ?? noCatalogue(ownerId)
    }
  }

  async function newestOrKnown(ownerId: string): Promise<LoadedCatalogue> {
    try {
      return await newest(ownerId)
    } catch (error) {
      const known = loaded.get(ownerId)
      if (!known) throw error
      log.warn({ ownerId, error }, 'A catalogue could not be loaded, the one before is still used')
      return known.catalogue
    }
  }

  return (ownerId: string): Promise<LoadedCatalogue> => {
    const last = looks.get(ownerId)
    if (last && Math.abs(now() - last.at) < LOOKED_AT_MS) return last.catalogue
    const look = { at: now(), catalogue: newestOrKnown(ownerId) }
    looks.set(ownerId, look)
    look.catalogue.catch(() => {
      if (looks.peek(ownerId) === look) looks.delete(ownerId)
    })
    return look.catalogue
  }
}
