// Catalogues in the memory of an instance: loaded once for all who ask at the same time, and looked at again after a
// second.
import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { LRUCache } from 'lru-cache'
import { SECOND_MS } from '../../platform/durations.ts'
import type { Log } from '../../platform/log.ts'
import type { Publish } from '../../platform/publish.ts'
import { isMissing } from '../../platform/storage-errors.ts'
import { knowledgeChanged } from '../events.ts'
import { type LoadedCatalogue, noCatalogue, toLoaded } from './loaded.ts'
import { CATALOGUES, catalogueDocuments } from './record.ts'
import { unpackSnapshot } from './snapshot.ts'

const LOOKED_AT_MS = SECOND_MS
/** A snapshot takes about this many times its unpacked bytes in memory, its index and columns included. */
const EXPANSION = 7
const MOST_BYTES = 256 * 1024 * 1024
/** What a shop without a catalogue takes. */
const LEAST_BYTES = 4096

export interface LoadingDeps {
  firestore: Firestore
  papers: Bucket
  publish: Publish
  log: Log
  now: () => number
  mostBytes?: number
}

interface Loaded {
  /** Null for a shop whose catalogue nobody has made yet. */
  path: string | null
  catalogue: LoadedCatalogue
  size: number
  /** When it was last known to be the newest. */
  at: number
}

/** Returns a function that gives a shop's catalogue, which may be a second old. */
export function createLoading(deps: LoadingDeps) {
  const { firestore, papers, publish, log, now, mostBytes = MOST_BYTES } = deps
  // Nothing else holds a catalogue for longer than a request, so that this bounds their memory.
  const loaded = new LRUCache<string, Loaded>({
    maxSize: mostBytes,
    // A catalogue that is larger than all that is kept is kept alone, rather than loaded with every request.
    sizeCalculation: ({ size }) => Math.min(mostBytes, LEAST_BYTES + size * EXPANSION),
  })
  const underWay = new Map<string, Promise<LoadedCatalogue>>()

  async function currentPath(ownerId: string): Promise<string | null> {
    const snapshot = await firestore.collection(CATALOGUES).doc(ownerId).get()
    return catalogueDocuments.read(snapshot)?.path ?? null
  }

  /** Null for a snapshot of another version of the program. */
  async function load(path: string): Promise<Omit<Loaded, 'at'> | null> {
    const [bytes] = await papers.file(path).download({ decompress: false })
    const unpacked = await unpackSnapshot(bytes)
    return unpacked && { path, catalogue: toLoaded(path, unpacked), size: unpacked.size }
  }

  const nothing = (ownerId: string, path: string | null) => ({
    path,
    catalogue: noCatalogue(ownerId),
    size: 0,
  })

  /** After a new version of the program: the sweep would come to this shop, too, but only after minutes. */
  async function askAnew(ownerId: string): Promise<void> {
    try {
      await publish(knowledgeChanged, { ownerId, changes: [] })
    } catch (error) {
      log.warn({ ownerId, error }, 'A catalogue of another version waits for the sweep')
    }
  }

  async function newest(ownerId: string): Promise<Omit<Loaded, 'at'>> {
    const path = await currentPath(ownerId)
    const known = loaded.peek(ownerId)
    if (known?.path === path) return known
    if (path === null) return nothing(ownerId, null)
    try {
      const found = await load(path)
      if (!found) await askAnew(ownerId)
      return found ?? known ?? nothing(ownerId, path)
    } catch (error) {
      if (!isMissing(error)) throw error
      // Two newer ones were made since the path was read.
      const newer = await currentPath(ownerId)
      if (newer === null || newer === path) throw error
      return (await load(newer)) ?? nothing(ownerId, newer)
    }
  }

  async function newestOrKnown(ownerId: string): Promise<Omit<Loaded, 'at'>> {
    try {
      return await newest(ownerId)
    } catch (error) {
      const known = loaded.peek(ownerId)
      if (!known) throw error
      log.warn({ ownerId, error }, 'A catalogue could not be loaded, the one before is still used')
      return known
    }
  }

  async function look(ownerId: string): Promise<LoadedCatalogue> {
    const at = now()
    const found = await newestOrKnown(ownerId)
    loaded.set(ownerId, { ...found, at })
    return found.catalogue
  }

  return async (ownerId: string): Promise<LoadedCatalogue> => {
    const known = loaded.get(ownerId)
    if (known && Math.abs(now() - known.at) < LOOKED_AT_MS) return known.catalogue
    const looking = underWay.get(ownerId) ?? look(ownerId).finally(() => underWay.delete(ownerId))
    underWay.set(ownerId, looking)
    return looking
  }
}
