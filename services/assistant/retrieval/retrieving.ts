// Searches a shop's knowledge for what answers a question, and says whether that is evidence enough.
import { AppError } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import type { Embedder, Embedders } from '../embedders.ts'
import type { KnowledgeLoading } from '../knowledge/contract.ts'
import { refKey } from '../knowledge/schemas.ts'
import type { ProductFilters, ShopFacts } from '../knowledge/shop-knowledge.ts'
import type { Retrieving } from './contract.ts'
import { fuse, fuseFiltered } from './fusing.ts'
import { closedGate, type Evidence, type Features, featuresOf, gateOf } from './gate.ts'
import { createKeepingUp, type ReadyIndex, searchIsBusy } from './index/keeping-up.ts'
import type { SearchThread } from './index/search-thread.ts'
import type { ByMeaning, WordsAnswer } from './index/shop-index.ts'
import { readsLanguage } from './languages/reading.ts'
import { bestMeanings, bestWords } from './merging.ts'
import type { Gate, Retrieval } from './schemas.ts'
import { englishWords, type UnderstoodQuestion, understandQuestion } from './understanding.ts'

export interface RetrievingDeps {
  facts: Pick<ShopFacts, 'vocabulary' | 'narrowed'>
  knowledge: KnowledgeLoading
  embedders: Pick<Embedders, 'named'>
  thread: Pick<SearchThread, 'ask'>
  log: Pick<Log, 'warn'>
  /** Is told by what each gate was decided: for fitting it. */
  measured?(measured: Measured): void
}

export interface Measured {
  features: Features
  /** Whether meanings were compared, too. */
  hasMeaning: boolean
  /** Whether it was decided by them, and not by filters or a pattern. */
  counts: boolean
}

/** Milliseconds for the question's vector; after them words have to do. */
const EMBEDDING_TIME = 1500

interface Within {
  /** The language of the shop's settings. */
  setting: string
  /** Ids of the products that pass all filters; null where there are none. */
  allowed: readonly string[] | null
  signal: AbortSignal | undefined
}

interface Found {
  words: WordsAnswer
  byMeaning: ByMeaning[] | null
  model: string | null
}

export function createRetrieving(deps: RetrievingDeps): Retrieving {
  const { facts, knowledge, embedders, thread, log } = deps
  const keepingUp = createKeepingUp({ knowledge, thread, log })

  /** Null where the model is away, or too slow. */
  async function vectorsOf(
    embedder: Embedder | null,
    texts: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<Float32Array[] | null> {
    if (!embedder) return null
    const late = AbortSignal.timeout(EMBEDDING_TIME)
    try {
      return await embedder.embed(texts, 'question', signal ? AbortSignal.any([signal, late]) : late)
    } catch (error) {
      signal?.throwIfAborted()
      if (!late.aborted && !(error instanceof AppError && error.code === 'temporary')) throw error
      log.warn({ error, model: embedder.model }, 'A question was searched for by its words only')
      return null
    }
  }

  /** Null where the thread has lost the shop. Its words are ranked while its vectors are made. */
  async function find(
    { index, model, language }: ReadyIndex,
    { texts }: UnderstoodQuestion,
    { allowed, signal }: Omit<Within, 'setting'>,
  ): Promise<Found | null> {
    const byWords = texts.map((text) => thread.ask({ kind: 'words', index, text, allowed }))
    const vectors = readsLanguage(model, language)
      ? embedders.named(model).then((embedder) => vectorsOf(embedder, texts, signal))
      : null
    const [words, meant] = await Promise.all([
      allOrNull(byWords).then((all) => all && bestWords(all)),
      vectors,
    ])
    if (!words) return null
    if (!meant) return { words, byMeaning: null, model: null }
    const besides = words.sources.map(({ ref }) => refKey(ref))
    const byMeaning = await allOrNull(
      meant.map((vector) => thread.ask({ kind: 'meaning', index, vector, allowed, besides })),
    )
    return byMeaning && { words, byMeaning: bestMeanings(byMeaning), model }
  }

  async function search(
    ownerId: string,
    first: ReadyIndex | null,
    question: UnderstoodQuestion,
    { setting, ...within }: Within,
  ): Promise<Found | null> {
    let ready = first
    for (let attempt = 0; attempt < 2 && ready; attempt++) {
      const found = await find(ready, question, within)
      if (found) return found
      keepingUp.lost(ownerId, ready)
      ready = await keepingUp.ready(ownerId, setting)
    }
    if (ready) throw searchIsBusy()
    return null
  }

  /** Products that pass, and the filters that count: a category that has none of them was not meant as one. */
  async function narrowed(
    ownerId: string,
    filters: ProductFilters,
  ): Promise<{ filters: ProductFilters; allowed: string[] | null }> {
    if (Object.keys(filters).length === 0) return { filters, allowed: null }
    const passing = await facts.narrowed(ownerId, filters)
    const { category, ...others } = filters
    if (passing.size > 0 || category === undefined || Object.keys(others).length === 0)
      return { filters, allowed: [...passing] }
    return narrowed(ownerId, others)
  }

  return {
    async retrieve({ ownerId, text, history }, signal) {
      const vocabulary = await facts.vocabulary(ownerId)
      const setting = vocabulary.language
      const ready = await keepingUp.ready(ownerId, setting)
      const language = ready?.language ?? setting
      const question = understandQuestion(text, history, {
        words: await englishWords(),
        vocabulary: { ...vocabulary, language },
      })
      const { filters, allowed } = await narrowed(ownerId, question.filters)
      const nothing = (why: string): Retrieval => ({
        ...{ condensed: question.text, filters: copied(filters), embeddings: null, hits: [] },
        gate: closedGate(why),
      })
      if (!question.hasWords) return nothing('The question has no word that could be searched for.')
      const found = await search(ownerId, ready, question, { setting, allowed, signal })
      signal?.throwIfAborted()
      if (!found) return nothing('Nothing is known about this shop yet.')
      const { words, byMeaning, model } = found
      const isFiltered = question.isOnlyFilters && allowed !== null
      const rankings = { byWords: words.sources, byMeaning }
      const gate = gateFor(
        question,
        { words, byMeaning, model, language, isFiltered, isClaim: question.isClaim },
        allowed,
      )
      deps.measured?.({
        features: featuresOf({ words, byMeaning, model, isClaim: question.isClaim }),
        hasMeaning: byMeaning !== null,
        counts: !isFiltered && question.refusedFor === null,
      })
      return {
        condensed: question.text,
        filters: copied(filters),
        embeddings: model,
        hits: isFiltered ? fuseFiltered(rankings) : fuse(rankings),
        gate,
      }
    },

    warm(ownerId) {
      const warming = async () => {
        const { language } = await facts.vocabulary(ownerId)
        const ready = await keepingUp.ready(ownerId, language)
        const embedder = ready && (await embedders.named(ready.model))
        await vectorsOf(embedder, ['warm'], undefined)
      }
      warming().catch((error: unknown) =>
        log.warn({ error }, 'A shop could not be loaded ahead of its first question'),
      )
    },
  }
}

function gateFor(
  { refusedFor }: UnderstoodQuestion,
  evidence: Evidence,
  allowed: readonly string[] | null,
): Gate {
  if (refusedFor !== null) return closedGate(`The question ${refusedFor}.`)
  if (evidence.isFiltered && allowed?.length === 0)
    return closedGate('No product passes all that the question asks for.')
  return gateOf(evidence)
}

async function allOrNull<Value>(asked: readonly Promise<Value | null>[]): Promise<Value[] | null> {
  const answers = await Promise.all(asked)
  const known = answers.filter((answer) => answer !== null)
  return known.length === answers.length ? known : null
}

const copied = ({ attributes, ...filters }: ProductFilters): Retrieval['filters'] => ({
  ...filters,
  ...(attributes && { attributes: [...attributes] }),
})
