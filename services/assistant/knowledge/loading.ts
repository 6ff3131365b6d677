// Gives entries to whoever searches: all of a shop's once, and afterwards only what has changed of them.
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../platform/durations.ts'
import { keepMostRecent } from '../../platform/keep-most-recent.ts'
import type { Log } from '../../platform/log.ts'
import type { Publish } from '../../platform/publish.ts'
import { knowledgeChanged } from '../../shop/events.ts'
import type { Embedders } from '../embedders.ts'
import type { KnowledgeDelta, KnowledgeLoading, KnownKnowledge, LoadedEntry } from './contract.ts'
import { setName } from './entry-names.ts'
import type { EntryStore } from './entry-store.ts'
import type { KnowledgeRecord } from './record.ts'
import type { StateStore } from './state-store.ts'
import { KNOWLEDGE_INDEX } from './sweeping.ts'

const LOOKED_AT_MS = SECOND_MS
const ASKED_AGAIN_MS = MINUTE_MS
/** What is removed is remembered for longer (`REMOVED_KEPT_MS`), so nobody misses it who asks within this time. */
const FOLLOWED_MS = DAY_MS
const MOST_SHOPS = 2000

export interface LoadingDeps {
  states: Pick<StateStore, 'get'>
  entries: Pick<EntryStore, 'since'>
  embedders: Pick<Embedders, 'preferred'>
  publish: Publish
  log: Log
  now: () => number
}

interface Look {
  at: number
  record: Promise<KnowledgeRecord | null>
}

export function createKnowledgeLoading(deps: LoadingDeps): KnowledgeLoading {
  const { states, entries, embedders, publish, log, now } = deps
  const looks = keepMostRecent<Look>(MOST_SHOPS)
  /** When somebody asked, by shop, and the key of what it was given. */
  const followed = keepMostRecent<{ at: number; key: string }>(MOST_SHOPS)
  const asked = keepMostRecent<number>(MOST_SHOPS)
  let loads = 0

  function look(ownerId: string): Promise<KnowledgeRecord | null> {
    const kept = looks.get(ownerId)
    if (kept && Math.abs(now() - kept.at) < LOOKED_AT_MS) return kept.record
    const fresh = { at: now(), record: states.get(ownerId) }
    looks.set(ownerId, fresh)
    fresh.record
      .then((record) => askAnew(ownerId, record))
      .catch((error: unknown) => {
        if (looks.peek(ownerId) === fresh) looks.delete(ownerId)
        log.warn({ ownerId, error }, 'The knowledge of a shop could not be looked at')
      })
    return fresh.record
  }

  /** After a new version of the program, with a new key, or where nobody has asked before. */
  async function askAnew(ownerId: string, record: KnowledgeRecord | null): Promise<void> {
    const { model } = await embedders.preferred()
    if (record?.current?.set === setName(model, record?.generation ?? 0)) return
    if (now() - (asked.get(ownerId) ?? Number.NEGATIVE_INFINITY) < ASKED_AGAIN_MS) return
    asked.set(ownerId, now())
    await publish(knowledgeChanged, { ownerId, changes: [] }, { for: KNOWLEDGE_INDEX })
  }

  function isFollowing(ownerId: string, known: KnownKnowledge | null): boolean {
    const before = followed.get(ownerId)
    return before !== undefined && now() - before.at < FOLLOWED_MS && before.key === known?.key
  }

  /** The key that says what was given goes on from what is known; null where all is given anew. */
  const keyOf = (ownerId: string, set: string, known: KnownKnowledge | null): string | null =>
    known && isFollowing(ownerId, known) && isOfSet(ownerId, set, known) ? known.key : null

  return {
    async isReplaced(ownerId, known) {
      const record = await look(ownerId)
      // Who was away for long cannot go on with what was known then.
      if (!record?.current || !isFollowing(ownerId, known)) return false
      return !isOfSet(ownerId, record.current.set, known)
    },

    async since(ownerId, known) {
      const record = await look(ownerId)
      if (!record?.current) return known && known.key !== nothing(ownerId).key ? nothing(ownerId) : null
      const { version } = record
      const { set, model, dimensions } = record.current
      const following = keyOf(ownerId, set, known)
      const key = following ?? `${ownerId}/${set}/${++loads}`
      const follow = () => void followed.set(ownerId, { at: now(), key })
      if (following && known && known.version >= version) {
        follow()
        return null
      }

      const delta: KnowledgeDelta = { key, version, model, dimensions, changed: [], removed: [] }
      for await (const some of entries.since(ownerId, set, following && known ? known.version : -1))
        for (const { entry, vector } of some) {
          if (!entry.isRemoved && vector?.length === dimensions) delta.changed.push(toLoaded(entry, vector))
          else if (following) delta.removed.push(entry.id)
        }
      follow()
      return delta
    },
  }
}

const isOfSet = (ownerId: string, set: string, { key }: KnownKnowledge): boolean =>
  key.startsWith(`${ownerId}/${set}/`)

const nothing = (ownerId: string): KnowledgeDelta => ({
  ...{ key: `${ownerId}/nothing`, version: 0, model: null, dimensions: 0, changed: [], removed: [] },
})

const toLoaded = (entry: Omit<LoadedEntry, 'vector'>, vector: Float32Array): LoadedEntry => {
  const { id, kind, sourceId, part, title, text, attributes, categories } = entry
  return { id, kind, sourceId, part, title, text, attributes, categories, vector }
}
