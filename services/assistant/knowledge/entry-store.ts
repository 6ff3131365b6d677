// How entries are stored. All of a batch are written together with the version that they make, so that whoever sees a
// version can read everything of it.
import {
  type DocumentSnapshot,
  FieldPath,
  FieldValue,
  type Firestore,
  type Query,
} from '@google-cloud/firestore'
import { readAll } from '../../platform/documents.ts'
import { DAY_MS } from '../../platform/durations.ts'
import { type Forgotten, removeDocuments } from '../../platform/forgetting.ts'
import { entryId } from './entry-names.ts'
import type { Passage } from './passages.ts'
import {
  ENTRIES,
  type EntryRecord,
  entryDocuments,
  type KnowledgeRecord,
  type KnowledgeSet,
  knowledgeDocuments,
  NUMBERS,
  VECTOR,
} from './record.ts'
import { refKey, type SourceRef } from './schemas.ts'
import type { ShopKnowledge } from './shop-knowledge.ts'
import type { StateStore } from './state-store.ts'
import { fromBytes, toBytes } from './vectors.ts'

/** As long as what removes a record is remembered. An instance that was away for longer begins anew. */
export const REMOVED_KEPT_MS = 30 * DAY_MS
const READ_AT_ONCE = 250
/** Questions to other shops wait while a page of entries is read from its documents. */
const LOADED_AT_ONCE = 100

/** What is known of a source. */
export interface Head {
  title: string
  sourceHash: string
  /** 0 for one that was removed. */
  parts: number
}

export interface EntryWrite {
  ref: SourceRef
  /** Null removes it. */
  passage: (Passage & { hash: string; sourceHash: string; parts: number; vector: Float32Array }) | null
  part: number
}

export interface Batch {
  ownerId: string
  set: KnowledgeSet
  /** What the sources were compared with: another batch since then makes this one void. */
  version: number
  holder: string
  writes: readonly EntryWrite[]
  /** How many entries there are more than before. */
  more: number
}

export interface EntryStoreDeps {
  firestore: Firestore
  shop: Pick<ShopKnowledge, 'confirm'>
  states: Pick<StateStore, 'document' | 'readIn' | 'leaseOf'>
  now: () => number
}

export type EntryStore = ReturnType<typeof createEntryStore>

export function createEntryStore({ firestore, shop, states, now }: EntryStoreDeps) {
  const collection = firestore.collection(ENTRIES)
  const ofSet = (ownerId: string, set: string): Query =>
    collection.where('ownerId', '==', ownerId).where('set', '==', set)

  async function getAll(ids: readonly string[], fieldMask: string[]): Promise<DocumentSnapshot[]> {
    const found: DocumentSnapshot[] = []
    for (let start = 0; start < ids.length; start += READ_AT_ONCE) {
      const some = ids.slice(start, start + READ_AT_ONCE).map((id) => collection.doc(id))
      found.push(...(await firestore.getAll(...some, { fieldMask })))
    }
    return found
  }

  function dataOf({ ownerId, set, version }: Batch, { ref, part, passage }: EntryWrite) {
    const entry: Omit<EntryRecord, 'id'> = {
      ...{ ownerId, set: set.set, kind: ref.kind, sourceId: ref.id, part, model: set.model },
      version: version + 1,
      isRemoved: passage === null,
      expiresAt: passage === null ? now() + REMOVED_KEPT_MS : null,
      ...{ title: '', text: '', attributes: '', categories: '', hash: '', sourceHash: '', parts: 0 },
    }
    if (!passage) return entryDocuments.data(entry)
    const { vector, ...said } = passage
    return {
      ...entryDocuments.data({ ...entry, ...said }),
      [VECTOR]: FieldValue.vector([...vector]),
      [NUMBERS]: toBytes(vector),
    }
  }

  return {
    /** By `refKey`. */
    async heads(ownerId: string, set: string, refs: readonly SourceRef[]): Promise<Map<string, Head>> {
      const ids = refs.map((ref) => entryId({ ownerId, set, ref, part: 0 }))
      const snapshots = await getAll(ids, ['title', 'sourceHash', 'parts'])
      const heads = new Map<string, Head>()
      snapshots.forEach((snapshot, at) => {
        const ref = refs[at]
        const [title, hash, parts] = ['title', 'sourceHash', 'parts'].map((name) => snapshot.get(name))
        if (ref && snapshot.exists) heads.set(refKey(ref), { title, sourceHash: hash, parts })
      })
      return heads
    },

    /** The vectors of a source's passages, by their hashes. */
    async vectorsOf(
      { ownerId, set, ref }: { ownerId: string; set: string; ref: SourceRef },
      parts: number,
    ): Promise<Map<string, Float32Array>> {
      const ids = Array.from({ length: parts }, (_, part) => entryId({ ownerId, set, ref, part }))
      const vectors = new Map<string, Float32Array>()
      for (const snapshot of await getAll(ids, ['hash', NUMBERS])) {
        const bytes: unknown = snapshot.get(NUMBERS)
        if (bytes instanceof Uint8Array) vectors.set(snapshot.get('hash'), fromBytes(bytes))
      }
      return vectors
    },

    /**
     * Writes all of it and the next version, or nothing: null when something else was written since, when its set is not
     * wanted any more, or when the shop is gone.
     */
    commit: (batch: Batch): Promise<KnowledgeRecord | null> =>
      firestore.runTransaction(async (transaction) => {
        const { ownerId, set, version, holder, writes, more } = batch
        const [record, isThere] = await Promise.all([
          states.readIn(transaction, ownerId),
          shop.confirm(transaction, ownerId),
        ])
        if (!isThere || record?.version !== version) return null
        const place = (['current', 'next'] as const).find((each) => record[each]?.set === set.set)
        const before = place && record[place]
        if (!before) return null
        for (const write of writes) {
          const name = { ownerId, set: set.set, ref: write.ref, part: write.part }
          transaction.set(collection.doc(entryId(name)), dataOf(batch, write))
        }
        const changes = {
          version: version + 1,
          [place]: { ...before, entries: before.entries + more },
          ...(record.lease?.holder === holder && { lease: states.leaseOf(holder) }),
        }
        transaction.update(states.document(ownerId), knowledgeDocuments.data(changes))
        return { ...record, ...changes }
      }),

    /** Entries of later versions with their vectors, the earliest first. Some at a time. */
    async *since(ownerId: string, set: string, version: number) {
      const query = ofSet(ownerId, set)
        .where('version', '>', version)
        .orderBy('version')
        .orderBy(FieldPath.documentId())
        .select(...entryDocuments.names, NUMBERS)
        .limit(LOADED_AT_ONCE)
      for (let last: DocumentSnapshot | undefined; ; ) {
        const { docs } = await (last ? query.startAfter(last.get('version'), last.id) : query).get()
        yield readAll(entryDocuments, { docs }).map((entry, at) => {
          const bytes: unknown = docs[at]?.get(NUMBERS)
          return { entry, vector: bytes instanceof Uint8Array ? fromBytes(bytes) : null }
        })
        last = docs.at(-1)
        if (docs.length < LOADED_AT_ONCE) return
      }
    },

    /** Removes some of a set that nobody reads any more. */
    removeSome: (ownerId: string, set: string): Promise<Forgotten> => removeDocuments(ofSet(ownerId, set)),

    /** Removes some of all of a shop's. */
    removeSomeOf: (ownerId: string): Promise<Forgotten> =>
      removeDocuments(collection.where('ownerId', '==', ownerId)),
  }
}
