// Brings the entries of some sources up to date. What nothing has changed in is neither embedded nor written.

import { keepMostRecent } from '../../platform/keep-most-recent.ts'
import type { Embedder } from '../embedders.ts'
import { passageHash, sourceHash } from './entry-names.ts'
import type { EntryStore, EntryWrite, Head } from './entry-store.ts'
import { passageVectors } from './passage-vectors.ts'
import { type Passage, passagesOf } from './passages.ts'
import type { KnowledgeRecord, KnowledgeSet } from './record.ts'
import { refKey, type SourceRef } from './schemas.ts'
import type { ChangedSource, ShopKnowledge } from './shop-knowledge.ts'
import type { StateStore } from './state-store.ts'

/** Passages that are embedded and written at once; those of one source are never apart. */
const AT_ONCE = 50
/** Vectors of a run that another run has overtaken are used again. */
const KEPT_VECTORS = 2000
/** As often as others may come in between. */
const MOST_TRIES = 50

export interface UpdatingDeps {
  entries: Pick<EntryStore, 'heads' | 'vectorsOf' | 'commit'>
  states: Pick<StateStore, 'get'>
  shop: Pick<ShopKnowledge, 'read' | 'state'>
  now: () => number
}

export interface Work {
  ownerId: string
  set: KnowledgeSet
  embedder: Embedder
  /** Of the lease. */
  holder: string
  /** Milliseconds since the epoch: what is left then is left to another run. */
  until: number
}

/** The state has changed so that this work is not wanted any more: the shop is gone, or the set. */
export const UNWANTED = 'unwanted'
/** It is not done, and goes on where it stopped. */
export const LATE = 'late'
export type Put = KnowledgeRecord | typeof UNWANTED | typeof LATE

/** A source whose passages are not those that are stored. */
interface Changing {
  ref: SourceRef
  before: number
  passages: Passage[]
}

export type Updating = ReturnType<typeof createUpdating>

export function createUpdating({ entries, states, shop, now }: UpdatingDeps, work: Work) {
  const { ownerId, embedder, holder, until } = work
  const set = work.set.set
  const kept = keepMostRecent<Float32Array>(KEPT_VECTORS)

  function changingOf({ ref, source }: ChangedSource, head: Head | undefined): Changing | null {
    const before = head?.parts ?? 0
    if (!source) return before > 0 ? { ref, before, passages: [] } : null
    const passages = passagesOf(source)
    return before > 0 && head?.sourceHash === sourceHash(passages) ? null : { ref, before, passages }
  }

  /** Vectors of all passages, by their hashes. */
  async function vectorsOf(group: readonly Changing[]): Promise<Map<string, Float32Array>> {
    const vectors = new Map<string, Float32Array>()
    for (const { ref, before, passages } of group)
      if (before > 0 && passages.length > 0)
        for (const [hash, vector] of await entries.vectorsOf({ ownerId, set, ref }, before))
          vectors.set(hash, vector)
    const missing = new Map<string, Passage>()
    for (const passage of group.flatMap(({ passages }) => passages)) {
      const hash = passageHash(passage)
      const known = vectors.get(hash) ?? kept.get(hash)
      if (known) vectors.set(hash, known)
      else missing.set(hash, passage)
    }
    const made = missing.size > 0 ? await passageVectors(embedder, [...missing.values()]) : []
    ;[...missing.keys()].forEach((hash, at) => {
      const vector = made[at] as Float32Array
      vectors.set(hash, vector)
      kept.set(hash, vector)
    })
    return vectors
  }

  /** Returns the state after it; null when something else was written meanwhile. */
  async function write(record: KnowledgeRecord, group: readonly Changing[]): Promise<KnowledgeRecord | null> {
    const vectors = await vectorsOf(group)
    const writes = group.flatMap(({ ref, before, passages }): EntryWrite[] => {
      const ofSource = sourceHash(passages)
      const present = passages.map((passage) => {
        const hash = passageHash(passage)
        const first = passage.part === 0
        const parts = { sourceHash: first ? ofSource : '', parts: first ? passages.length : 0 }
        const vector = vectors.get(hash) as Float32Array
        return { ref, part: passage.part, passage: { ...passage, hash, ...parts, vector } }
      })
      const gone = Array.from(
        { length: Math.max(0, before - passages.length) },
        (_, at) => at + passages.length,
      )
      return [...present, ...gone.map((part) => ({ ref, part, passage: null }))]
    })
    const more = group.reduce((sum, { before, passages }) => sum + passages.length - before, 0)
    return entries.commit({ ownerId, set: work.set, version: record.version, holder, writes, more })
  }

  /** Null when something else was written after this version was read. */
  async function tryOnce(record: KnowledgeRecord, sources: readonly ChangedSource[]) {
    const refs = sources.map(({ ref }) => ref)
    const heads = await entries.heads(ownerId, set, refs)
    const changing = sources
      .map((source) => changingOf(source, heads.get(refKey(source.ref))))
      .filter((each) => each !== null)
    let state: KnowledgeRecord | null = record
    for (const group of groupsOf(changing)) {
      if (now() > until) return LATE
      state = await write(state, group)
      if (!state) return null
    }
    return state
  }

  const isWanted = (record: KnowledgeRecord | null): record is KnowledgeRecord =>
    record?.current?.set === set || record?.next?.set === set

  return {
    /**
     * `record` is the state from before the sources were read. If anybody has written since then, they are read again,
     * so that nothing old takes the place of something newer. Returns the state after it.
     */
    async put(record: KnowledgeRecord, sources: readonly ChangedSource[]): Promise<Put> {
      const unique = [...new Map(sources.map((source) => [refKey(source.ref), source])).values()]
      let read: readonly ChangedSource[] = unique
      let state: KnowledgeRecord | null = record
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const after: KnowledgeRecord | typeof LATE | null = await tryOnce(state, read)
        if (after) return after
        state = await states.get(ownerId)
        if (!isWanted(state) || !(await shop.state(ownerId))) return UNWANTED
        read = await shop.read(
          ownerId,
          unique.map(({ ref }) => ref),
        )
      }
      throw new Error(`The knowledge of ${ownerId} is changed all the time`)
    },

    /** What is known of these. */
    heads: (refs: readonly SourceRef[]) => entries.heads(ownerId, set, refs),
  }
}

function groupsOf(changing: readonly Changing[]): Changing[][] {
  const groups: Changing[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const each of changing) {
    const more = Math.max(each.before, each.passages.length)
    size += more
    const last = groups.at(-1)
    if (last && size <= AT_ONCE) last.push(each)
    else {
      groups.push([each])
      size = more
    }
  }
  return groups
}
