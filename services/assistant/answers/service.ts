// Answers a customer's question: evidence first, then words, by a model whose every sentence is checked or by the
// shop's own.
import { wordsOfLanguage } from '../../platform/search/language-words.ts'
import type { ShopFacts } from '../knowledge/shop-knowledge.ts'
import type { Retrieving } from '../retrieval/contract.ts'
import { shopWordsOf } from '../retrieval/languages/shop-words.ts'
import { languageOfTexts } from '../retrieval/languages/texts-language.ts'
import { languageOf } from '../retrieval/languages/translating.ts'
import type { Retrieval } from '../retrieval/schemas.ts'
import type { Answering, Asked } from './contract.ts'
import { extractiveAnswer } from './extractive/extractive.ts'
import type { Extract } from './extractive/lines.ts'
import { gather } from './gathering.ts'
import { createModelAsking, type ModelAskingDeps } from './model/asking.ts'
import { hasPhrases, phrasesFor } from './phrases.ts'
import { refusalText, smallTalkText, suggestionsOf } from './refusing.ts'
import type { Answer, AnswerEngine, AnswerEvent } from './schemas.ts'
import { smallTalkIn } from './small-talk.ts'
import { toSource } from './sources.ts'
import type { Wording } from './words/content.ts'

export interface AnsweringDeps extends ModelAskingDeps {
  retrieving: Pick<Retrieving, 'retrieve'>
  facts: ShopFacts
  now: () => number
}

const EXTRACTIVE: AnswerEngine = { kind: 'extractive', model: null, fallback: null }
const REFUSAL: AnswerEngine = { kind: 'refusal', model: null, fallback: null }

export function createAnswering({ retrieving, facts, now, ...asking }: AnsweringDeps): Answering {
  const askModels = createModelAsking(asking)

  async function* answer(asked: Asked, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
    const began = now()
    const { ownerId } = asked.shop
    const talk = smallTalkIn(asked.text)
    const question = { ownerId, text: asked.text, history: asked.history }
    const searched = talk ? withoutSearch(asked.text) : retrieving.retrieve(question, signal)
    const read = await Promise.all([facts.vocabulary(ownerId), searched]).catch((error: unknown) => {
      // Who has gone hears of nothing, be it of what went wrong.
      if (signal.aborted) return null
      throw error
    })
    if (!read || signal.aborted) return
    const [settings, retrieval] = read
    const { evidence, faqs } = await gather(facts, {
      ...{ ownerId, question: asked.text, retrieval, vocabulary: settings },
    })
    if (signal.aborted) return
    // What is said beside the shop's own sentences is in their language; without any, in the customer's.
    const language =
      evidence.length > 0
        ? languageOfTexts(
            evidence.map(({ title, text }) => `${title} ${text}`),
            settings.language,
          )
        : languageOf(asked.text, settings.language)
    const vocabulary = { ...settings, language }
    const phrases = phrasesFor(hasPhrases(language) ? language : settings.language)

    const sources = evidence.map(toSource)
    yield { type: 'sources', sources }
    const sourcesMs = Math.round(now() - began)

    const done = (written: Pick<Answer, 'text' | 'engine'> & Partial<Answer>): AnswerEvent => ({
      type: 'done',
      answer: {
        ...{ outcome: 'answered', citations: [], suggestions: [], usage: null },
        ...written,
        latencyMs: { sources: sourcesMs, total: Math.round(now() - began) },
      },
      // A refusal shows nothing that looks as if it answered.
      sources: written.outcome === 'refused' ? [] : sources,
      retrieval,
    })
    const refusal = (engine: AnswerEngine): AnswerEvent[] => {
      const text = refusalText(asked.shop, phrases)
      const suggestions = suggestionsOf({ faqs, categories: vocabulary.categories }, phrases)
      return [{ type: 'token', text }, done({ outcome: 'refused', text, engine, suggestions })]
    }

    if (talk) {
      const text = smallTalkText(talk, asked.shop.name, phrases)
      yield { type: 'token', text }
      yield done({ text, engine: EXTRACTIVE })
      return
    }
    if (evidence.length === 0) {
      yield* refusal(REFUSAL)
      return
    }

    const wording = await wordingOf(language)
    const written = yield* askModels({ asked, evidence, vocabulary, wording, signal })
    if (signal.aborted) return
    if (written?.kind === 'answer') {
      const { text, citations, model, usage } = written
      yield done({ text, citations, usage, engine: { kind: 'model', model, fallback: null } })
      return
    }
    if (written?.kind === 'nothing') {
      yield* refusal({ ...REFUSAL, model: written.model })
      return
    }

    const fallback = written?.why ?? null
    const { condensed, filters } = retrieval
    const extract: Extract | null = extractiveAnswer({
      ...{ question: asked.text, condensed, filters, evidence },
      ...{ attributes: vocabulary.attributes, phrases, form: vocabulary, wording },
    })
    if (!extract) {
      yield* refusal({ ...REFUSAL, fallback })
      return
    }
    yield { type: 'token', text: extract.text }
    yield done({ ...extract, engine: { ...EXTRACTIVE, fallback } })
  }

  return { answer }
}

/** English has the shop's own synonyms already. */
async function wordingOf(language: string): Promise<Wording> {
  const words = await wordsOfLanguage(language)
  if (language === 'en') return { words, language }
  const stemsOf = (phrase: string) => words.split(phrase).map(words.stem)
  const { groups } = shopWordsOf(language)
  return {
    language,
    words: { ...words, synonyms: [...words.synonyms, ...groups.map((group) => group.map(stemsOf))] },
  }
}

/** What is no question is not searched for. */
const withoutSearch = (text: string): Retrieval => ({
  condensed: text,
  filters: {},
  embeddings: null,
  hits: [],
  gate: { isOpen: false, confidence: 0, threshold: 0, why: 'This is no question' },
})
