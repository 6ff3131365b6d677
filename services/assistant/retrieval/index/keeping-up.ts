// Keeps the search up with what shops know: before each question, what has changed is passed on to the thread.
import { AppError } from '../../../platform/errors.ts'
import type { Log } from '../../../platform/log.ts'
import type { KnowledgeDelta, KnowledgeLoading, LoadedEntry } from '../../knowledge/contract.ts'
import { addTo, type LanguageCounts, languageBy, noCounts } from '../languages/texts-language.ts'
import type { SearchThread } from './search-thread.ts'

/** What the thread can be asked about a shop. */
export interface ReadyIndex {
  index: string
  /** Whose vectors it has. */
  model: string
  /** That of the shop's texts, whatever its settings say. */
  language: string
}

interface Known extends ReadyIndex {
  key: string
  version: number
  /** That of the shop's settings. */
  setting: string
  counts: LanguageCounts
}

export interface KeepingUpDeps {
  knowledge: KnowledgeLoading
  thread: Pick<SearchThread, 'ask'>
  log: Pick<Log, 'warn'>
}

/** Others' questions are answered between two batches, of which each takes some milliseconds. */
const BATCH = 100
/** How often a shop is loaded that others push out before all of it is there. */
const MOST_LOADS = 3
const LOST = Symbol('lost')
/** Shops whose versions are remembered; the thread holds fewer. */
const MOST_SHOPS = 2000

/** Better than to say that nothing is known. */
export const searchIsBusy = () =>
  new AppError('temporary', 'Too many shops are searched at once. Please try again.', { retryAfter: 5 })

export function createKeepingUp({ knowledge, thread, log }: KeepingUpDeps) {
  const known = new Map<string, Known>()
  const underWay = new Map<string, Promise<ReadyIndex | null>>()
  let made = 0
  /** The last of the loads that wait for each other. */
  let turn: Promise<unknown> = Promise.resolve()

  /** Large shops that are loaded at once push each other out of memory, again and again. */
  function inTurn(loadOne: () => Promise<ReadyIndex | null>): Promise<ReadyIndex | null> {
    const loading = turn.then(loadOne)
    turn = loading.catch(() => undefined)
    return loading
  }

  async function change(index: string, { changed, removed, dimensions }: KnowledgeDelta): Promise<boolean> {
    for (let start = 0; start === 0 || start < changed.length; start += BATCH) {
      const batch = changed.slice(start, start + BATCH)
      const vectors = packed(batch, dimensions)
      const entries = batch.map(({ vector: _vector, ...entry }) => entry)
      const request = {
        kind: 'change' as const,
        index,
        entries,
        vectors,
        removed: start === 0 ? removed : [],
      }
      if ((await thread.ask(request, [vectors.buffer])) === null) return false
    }
    return true
  }

  async function update(ownerId: string, setting: string): Promise<ReadyIndex | typeof LOST | null> {
    const before = known.get(ownerId)
    const usable = before?.setting === setting ? before : undefined
    const delta = await knowledge.since(ownerId, usable ? { key: usable.key, version: usable.version } : null)
    if (!delta) return usable ?? null
    if (delta.model === null) return null
    const isNew = delta.key !== usable?.key
    const counts = isNew ? noCounts() : usable.counts
    addTo(counts, textsOf(delta))
    const language = languageBy(counts, setting)
    if (!isNew && language !== usable.language) {
      // Word forms are those of a language, so all is read again.
      known.delete(ownerId)
      await thread.ask({ kind: 'drop', index: usable.index })
      return update(ownerId, setting)
    }
    const index = isNew ? `${ownerId} ${++made}` : usable.index
    if (isNew) await thread.ask({ kind: 'begin', index, dimensions: delta.dimensions, language })
    if (!(await change(index, delta))) {
      known.delete(ownerId)
      return LOST
    }
    const now = {
      index,
      language,
      setting,
      counts,
      model: delta.model,
      key: delta.key,
      version: delta.version,
    }
    known.delete(ownerId)
    known.set(ownerId, now)
    if (before && before.index !== index) await thread.ask({ kind: 'drop', index: before.index })
    const [oldest] = known.keys()
    if (known.size > MOST_SHOPS && oldest !== undefined) known.delete(oldest)
    return now
  }

  async function load(ownerId: string, setting: string): Promise<ReadyIndex | null> {
    const loaded = await update(ownerId, setting)
    return loaded === LOST ? inTurn(() => loadAgain(ownerId, setting)) : loaded
  }

  async function loadAgain(ownerId: string, setting: string): Promise<ReadyIndex | null> {
    for (let attempt = 0; attempt < MOST_LOADS; attempt++) {
      const loaded = await update(ownerId, setting)
      if (loaded !== LOST) return loaded
    }
    throw searchIsBusy()
  }

  function updated(ownerId: string, setting: string): Promise<ReadyIndex | null> {
    const running = underWay.get(ownerId)
    if (running !== undefined) return running
    const updating = load(ownerId, setting).finally(() => underWay.delete(ownerId))
    underWay.set(ownerId, updating)
    return updating
  }

  return {
    /** Null while nothing is known of the shop. Throws AppError `temporary` where too many shops need the memory. */
    async ready(ownerId: string, setting: string): Promise<ReadyIndex | null> {
      const before = known.get(ownerId)
      if (before?.setting !== setting || !(await knowledge.isReplaced(ownerId, before)))
        return updated(ownerId, setting)
      // Questions are answered by what is there until all that takes its place is loaded.
      updated(ownerId, setting).catch((error: unknown) =>
        log.warn({ ownerId, error }, 'A shop could not be loaded anew'),
      )
      return before
    },
    /** The thread has it no longer. */
    lost(ownerId: string, { index }: ReadyIndex): void {
      if (known.get(ownerId)?.index === index) known.delete(ownerId)
    },
  }
}

export type KeepingUp = ReturnType<typeof createKeepingUp>

/** What is written for people first: names of things are of no language. */
const textsOf = ({ changed }: KnowledgeDelta): string[] =>
  changed
    .toSorted((one, other) => Number(one.kind === 'product') - Number(other.kind === 'product'))
    .map(({ title, text }) => `${title} ${text}`)

function packed(entries: readonly LoadedEntry[], dimensions: number): Float32Array<ArrayBuffer> {
  const vectors = new Float32Array(entries.length * dimensions)
  entries.forEach(({ vector }, at) => {
    vectors.set(vector, at * dimensions)
  })
  return vectors
}
