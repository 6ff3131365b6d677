// Answers a customer's question: evidence first, then words, by a model whose every sentence is checked or by the
// shop's own.
import { AppError } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { wordsOfLanguage } from '../../platform/search/language-words.ts'
import type { ShopFacts, ShopVocabulary } from '../knowledge/shop-knowledge.ts'
import type { Retrieving } from '../retrieval/contract.ts'
import type { Retrieval } from '../retrieval/schemas.ts'
import { groundsOf } from './checking/grounds.ts'
import type { Answering, Asked, Models } from './contract.ts'
import { type Evidence, gatherEvidence } from './evidence.ts'
import { extractiveAnswer } from './extractive/extractive.ts'
import { type DailyAnswers, reserveAnswer } from './limits.ts'
import { promptFor } from './model/prompt.ts'
import { type WritingEvent, type Written, writeAnswer } from './model/writing.ts'
import { phrasesFor } from './phrases.ts'
import { refusalText, smallTalkText, suggestionsOf } from './refusing.ts'
import type { Answer, AnswerEngine, AnswerEvent } from './schemas.ts'
import { smallTalkIn } from './small-talk.ts'
import { toSource } from './sources.ts'
import type { Wording } from './words/content.ts'
import { speaksToModel } from './words/instructions.ts'

export interface AnsweringDeps {
  retrieving: Pick<Retrieving, 'retrieve'>
  facts: Pick<ShopFacts, 'vocabulary' | 'current'>
  /** Null where the studio has none. */
  models: Models | null
  /** Counts the answers of models. */
  dailyAnswers: DailyAnswers
  now: () => number
  /** Letters and digits that nobody can guess, new for each question. */
  newMarker: () => string
  log: Pick<Log, 'warn'>
}

export function createAnswering(deps: AnsweringDeps): Answering {
  const { retrieving, facts, now, newMarker } = deps

  async function* answer(asked: Asked, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
    const began = now()
    const { ownerId } = asked.shop
    const talk = smallTalkIn(asked.text)
    const question = { ownerId, text: asked.text, history: asked.history }
    const [vocabulary, retrieval] = await Promise.all([
      facts.vocabulary(ownerId),
      talk ? withoutSearch(asked.text) : retrieving.retrieve(question, signal),
    ])
    if (signal.aborted) return
    const phrases = phrasesFor(vocabulary.language)
    let sourcesMs = 0
    const elapsed = () => ({ sources: sourcesMs, total: Math.round(now() - began) })
    const plain = (text: string, answer: Partial<Answer>): Answer => ({
      ...{ outcome: 'answered', text, citations: [], suggestions: [], usage: null },
      engine: { kind: 'extractive', model: null, fallback: null },
      ...answer,
      latencyMs: elapsed(),
    })

    if (talk) {
      const text = smallTalkText(talk, asked.shop.name, phrases)
      yield { type: 'sources', sources: [] }
      yield { type: 'token', text }
      yield { type: 'done', answer: plain(text, {}), sources: [], retrieval }
      return
    }

    const { hits, filters } = retrieval
    // Without evidence only questions that can be answered are of use.
    const refs = hits.map(({ ref }) => ref).filter(({ kind }) => retrieval.gate.isOpen || kind === 'faq')
    const current = await facts.current(ownerId, refs)
    if (signal.aborted) return

    const evidence = retrieval.gate.isOpen ? gatherEvidence({ ...vocabulary, hits, filters, current }) : []
    const sources = evidence.map(toSource)
    sourcesMs = Math.round(now() - began)

    const refusal = (engine: Partial<AnswerEngine> = {}): AnswerEvent[] => {
      const faqs = [...current.values()].filter(({ ref }) => ref.kind === 'faq').map(({ title }) => title)
      const suggestions = suggestionsOf({ faqs, categories: vocabulary.categories }, phrases)
      const text = refusalText(asked.shop, phrases)
      const refused = plain(text, {
        outcome: 'refused',
        suggestions,
        engine: { kind: 'refusal', model: null, fallback: null, ...engine },
      })
      return [
        { type: 'token', text },
        { type: 'done', answer: refused, sources: [], retrieval },
      ]
    }
    yield { type: 'sources', sources }
    if (evidence.length === 0) {
      yield* refusal()
      return
    }

    const wording = { words: await wordsOfLanguage(vocabulary.language), language: vocabulary.language }
    const written = yield* byModel({ asked, evidence, vocabulary, wording, signal })
    if (signal.aborted) return
    if (written?.kind === 'answer') {
      const { text, citations, model, usage } = written
      const engine = { kind: 'model', model, fallback: null } as const
      yield { type: 'done', answer: plain(text, { citations, engine, usage }), sources, retrieval }
      return
    }
    if (written?.kind === 'nothing') {
      yield* refusal({ model: written.model })
      return
    }
    const fallback = written?.why ?? null
    const extract = extractiveAnswer({
      question: asked.text,
      ...retrieval,
      evidence,
      attributes: vocabulary.attributes,
      phrases,
      form: vocabulary,
      wording,
    })
    if (!extract) {
      yield* refusal({ fallback })
      return
    }
    yield { type: 'token', text: extract.text }
    const engine = { kind: 'extractive', model: null, fallback } as const
    yield { type: 'done', answer: plain(extract.text, { ...extract, engine }), sources, retrieval }
  }

  /** Null where no model is asked. */
  async function* byModel(request: ModelRequest): AsyncGenerator<WritingEvent, Written | Limited | null> {
    const { asked, evidence, vocabulary, wording, signal } = request
    const { models, log } = deps
    // Who speaks to the model gets the shop's own words.
    if (!models || speaksToModel(asked.text) || !(await models.hasModel(asked.accountId))) return null
    const customer = { shopOwnerId: asked.shop.ownerId, accountId: asked.accountId, network: asked.network }
    const reserved = await reserveAnswer(deps.dailyAnswers, customer).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'too-many') return null
      throw error
    })
    if (!reserved) return { kind: 'limited', why: 'limit' }
    let isUsed = false
    try {
      const marker = newMarker()
      const prompt = promptFor({
        ...{ shopName: asked.shop.name, question: asked.text, history: asked.history },
        ...{ evidence, marker },
      })
      const secrets = { system: prompt.system, marker }
      const { attributes } = vocabulary
      const grounds = groundsOf({
        ...{ evidence, attributes, wording, secrets },
        ...{ shop: asked.shop, question: asked.text },
      })
      const { accountId } = asked
      const written = yield* writeAnswer({ models, prompt, grounds, accountId, signal })
      isUsed = written.kind !== 'failed' || written.why === 'unsupported'
      if (written.kind === 'failed')
        log.warn({ why: written.why, error: written.error }, 'The shop answers in its own words')
      return written
    } finally {
      // A model that was stopped has cost something, too.
      await (isUsed || signal.aborted ? reserved.keep() : reserved.release())
    }
  }

  return { answer }
}

interface ModelRequest {
  asked: Asked
  evidence: readonly Evidence[]
  vocabulary: ShopVocabulary
  wording: Wording
  signal: AbortSignal
}

interface Limited {
  kind: 'limited'
  why: 'limit'
}

/** What was no question was not searched for. */
const withoutSearch = (text: string): Retrieval => ({
  condensed: text,
  filters: {},
  embeddings: null,
  hits: [],
  gate: { isOpen: false, confidence: 0, threshold: 0, why: 'This is no question' },
})
