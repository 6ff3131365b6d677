// Keeps what the assistant of a shop knows. Whatever it is told, it compares with what is stored, so that it may run
// twice, late, at the same time, and end anywhere.
import { SECOND_MS } from '../../platform/durations.ts'
import { AppError } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import type { Embedder, Embedders } from '../embedders.ts'
import { catchUp, retitled } from './catching-up.ts'
import { isCutAlike, setName } from './entry-names.ts'
import type { EntryStore } from './entry-store.ts'
import type { KnowledgeRecord, KnowledgeSet } from './record.ts'
import type { SourceRef } from './schemas.ts'
import type { ShopKnowledge } from './shop-knowledge.ts'
import type { StateStore } from './state-store.ts'
import { createUpdating, LATE, type Put, UNWANTED } from './updating.ts'

/** Changes that come while it works are taken in at once, but not for ever: each has an event of its own. */
const MOST_ROUNDS = 10

export interface IndexingDeps {
  shop: ShopKnowledge
  states: StateStore
  entries: EntryStore
  embedders: Embedders
  /** The model that needs no key and no network, for a shop that nothing is known of when the others are away. */
  fallback: string
  log: Log
  now: () => number
  newId: () => string
  /** What a run may take; what is left then is asked for anew. */
  workMs?: number
  /** Asks for another run. */
  goOn(ownerId: string): Promise<void>
}

export type Indexing = ReturnType<typeof createIndexing>

export function createIndexing(deps: IndexingDeps) {
  const { shop, states, entries, embedders, fallback, log, now, newId, goOn } = deps
  const { workMs = 200 * SECOND_MS } = deps

  const emptySet = ({ model, dimensions }: Embedder, generation: number): KnowledgeSet => ({
    set: setName(model, generation),
    ...{ model, dimensions, entries: 0, revision: 0, indexedAt: null },
  })

  /** The model of a set, as long as this program cuts passages in the same way. */
  async function embedderOf(set: KnowledgeSet | null): Promise<Embedder | null> {
    return set && isCutAlike(set.set) ? embedders.named(set.model) : null
  }

  /** Nothing waits for this: it is known at once, whatever else is to be done. */
  async function putNamed(ownerId: string, refs: readonly SourceRef[], until: number): Promise<void> {
    const record = await states.get(ownerId)
    const embedder = await embedderOf(record?.current ?? null)
    if (!record?.current || !embedder) return
    const updating = createUpdating(deps, {
      ...{ ownerId, set: record.current, embedder, until },
      // It has no lease.
      holder: '',
    })
    const sources = await shop.read(ownerId, refs)
    const categories = sources.filter(({ ref }) => ref.kind === 'category')
    let state: KnowledgeRecord = record
    for await (const products of shop.productsIn(ownerId, await retitled(updating, categories))) {
      const after = await updating.put(state, products)
      if (after === UNWANTED || after === LATE) return
      state = after
    }
    await updating.put(state, sources)
  }

  interface Run {
    ownerId: string
    holder: string
    until: number
    revision: number
  }

  async function bringUp({ ownerId, holder, until, revision }: Run, set: KnowledgeSet, embedder: Embedder) {
    const record = await states.get(ownerId)
    if (!record) return UNWANTED
    const updating = createUpdating(deps, { ownerId, set, embedder, holder, until })
    return catchUp({ shop, states, now }, { updating, record, set: set.set, revision })
  }

  /** The first entries of a shop: they count as they come. */
  async function beginWith(run: Run, wanted: Embedder, generation: number) {
    const begin = async (embedder: Embedder) => {
      const set = emptySet(embedder, generation)
      await states.start(run.ownerId, set)
      return bringUp(run, set, embedder)
    }
    try {
      // Before anything is written, so that a model that is away leaves nothing.
      if (wanted.model !== fallback) await wanted.embed(['.'], 'passage')
    } catch (error) {
      const other = isAway(error) ? await embedders.named(fallback) : null
      if (!other) throw error
      log.warn({ error, ownerId: run.ownerId }, 'A model is away, so the embedded one begins')
      return begin(other)
    }
    return begin(wanted)
  }

  /** Makes a set beside the one that counts, and lets it count once nothing is missing in it. */
  async function replace(run: Run, wanted: Embedder, generation: number) {
    const { ownerId } = run
    const set = emptySet(wanted, generation)
    try {
      await states.start(ownerId, set)
      const done = await bringUp(run, set, wanted)
      if (done === UNWANTED || done === LATE) return done
      if ((await shop.state(ownerId))?.revision !== run.revision) return done
      return (await states.switchTo(ownerId, set.set, done.version)) ?? UNWANTED
    } catch (error) {
      if (!isAway(error)) throw error
      // What there is goes on serving. It is asked for anew when somebody uses it, and with the next change.
      log.warn({ error, ownerId }, 'Entries of another model wait, because it is away')
      return LATE
    }
  }

  async function clear({ ownerId, leftovers, current, next }: KnowledgeRecord): Promise<void> {
    const used = [current?.set, next?.set]
    for (const set of leftovers.filter((each) => !used.includes(each)))
      while ((await entries.removeSome(ownerId, set)) === 'some');
    if (leftovers.length > 0) await states.cleared(ownerId, leftovers)
  }

  type Round = 'done' | 'again' | 'stop'

  async function round(run: Omit<Run, 'revision'>): Promise<Round> {
    const { ownerId } = run
    // Its revision comes first: whatever was counted by then can be read by now.
    const found = await shop.state(ownerId)
    const record = await states.get(ownerId)
    if (!found || !record) return 'stop'
    const { revision } = found
    const { current, next, generation, leftovers } = record
    const wanted = await embedders.preferred()
    const name = setName(wanted.model, generation)
    const all = { ...run, revision }

    if (current === null) return outcome(await beginWith(all, wanted, generation))
    if (current.indexedAt === null || current.revision < revision) {
      const embedder = current.set === name ? wanted : await embedderOf(current)
      if (embedder) return outcome(await bringUp(all, current, embedder))
    }
    if (current.set === name && next) await states.drop(ownerId, next.set)
    if (current.set !== name) return outcome(await replace(all, wanted, generation))
    if (leftovers.length > 0 || next) {
      const latest = await states.get(ownerId)
      if (latest) await clear(latest)
    }
    return 'done'
  }

  return {
    /** `refs` are what is said to have changed; without any, anything may have. */
    async index(ownerId: string, refs: readonly SourceRef[]): Promise<void> {
      if (!(await shop.state(ownerId))) return forget(ownerId)
      if (await isUpToDate(ownerId)) return
      const holder = newId()
      const until = now() + workMs
      if (refs.length > 0) await putNamed(ownerId, refs, until)

      for (let rounds = 0; rounds < MOST_ROUNDS; rounds++) {
        // Whoever has it looks once more after giving it back, so nothing is missed.
        if (!(await states.begin(ownerId, holder))) return
        let last: Round = 'again'
        try {
          for (let each = 0; each < MOST_ROUNDS && last === 'again'; each++)
            last = await round({ ownerId, holder, until })
        } finally {
          await states.end(ownerId, holder, last === 'done')
        }
        if (last === 'stop' && now() > until) return goOn(ownerId)
        if (last === 'stop' || (await isUpToDate(ownerId))) return
      }
      await goOn(ownerId)
    },
  }

  async function isUpToDate(ownerId: string): Promise<boolean> {
    const [found, record, wanted] = [
      await shop.state(ownerId),
      await states.get(ownerId),
      await embedders.preferred(),
    ]
    if (!found || !record?.current) return false
    const { current, next, leftovers, generation, sweepAt } = record
    const isWanted = current.set === setName(wanted.model, generation) && isAlone(next, leftovers)
    const isWhole = current.indexedAt !== null && current.revision >= found.revision
    // With a time for the sweep, a run is under way or was killed.
    return isWanted && isWhole && sweepAt === null
  }

  /** Of a shop that is gone nothing stays, also when its account does. */
  async function forget(ownerId: string): Promise<void> {
    await states.document(ownerId).delete()
    while ((await entries.removeSomeOf(ownerId)) === 'some');
  }
}

const isAlone = (next: KnowledgeSet | null, leftovers: readonly string[]) =>
  next === null && leftovers.length === 0

const isAway = (error: unknown) => error instanceof AppError && error.code === 'temporary'

const outcome = (result: Put): 'again' | 'stop' => (result === LATE ? 'stop' : 'again')
