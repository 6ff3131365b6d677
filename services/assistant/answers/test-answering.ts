// Answering with a search, a shop and models that a test writes down.
import { AppError } from '../../platform/errors.ts'
import { refKey } from '../knowledge/schemas.ts'
import type { CurrentSource } from '../knowledge/shop-knowledge.ts'
import type { Retrieval } from '../retrieval/schemas.ts'
import type { Asked, ModelQuestion, Models } from './contract.ts'
import type { AnswerEvent } from './schemas.ts'
import { createAnswering } from './service.ts'
import { DEMO_VOCABULARY, hitOf } from './test-shop.ts'

export const MARKER = 'm4rk3rm4rk3rm4rk3r'

/** One try of a model: parts of its text, and how it ends. */
export interface Attempt {
  parts: readonly string[]
  /** Its connection breaks, or its provider refuses. */
  fails?: boolean
  /** Nothing more comes until it is stopped. */
  hangs?: boolean
}

export interface Setting {
  /** What the search finds, the best first. */
  found?: readonly CurrentSource[]
  /** What is in the shop when the answer is made; what was found, when it is left out. */
  now?: readonly CurrentSource[]
  retrieval?: Partial<Retrieval>
  models?: Models | null
  asked?: Partial<Asked>
  signal?: AbortSignal
  /** Answers of models that are left, by the beginning of the counter's name. */
  left?: Record<string, number>
}

export type DoneEvent = Extract<AnswerEvent, { type: 'done' }>

export interface Told {
  events: AnswerEvent[]
  /** What is on the screen at the end. */
  screen: string
  done: DoneEvent
  /** Counters that an answer was counted in. */
  counted: string[]
}

export function setUp(setting: Setting = {}) {
  const { found = [], now = found, retrieval = {}, models = null, asked = {}, left = {} } = setting
  const counted: string[] = []
  const held: string[] = []
  const answering = createAnswering({
    retrieving: {
      retrieve: async ({ text }) => ({
        ...{ condensed: text, filters: {}, embeddings: null, hits: found.map(hitOf) },
        gate: { isOpen: found.length > 0, confidence: 0.9, threshold: 0.5, why: 'Scripted' },
        ...retrieval,
      }),
    },
    facts: {
      vocabulary: async () => DEMO_VOCABULARY,
      narrowed: async (_, { maxPrice = Number.POSITIVE_INFINITY, minPrice = 0 }) =>
        new Set(
          now.flatMap(({ ref, product }) =>
            product && product.listed.price <= maxPrice && product.listed.price >= minPrice ? [ref.id] : [],
          ),
        ),
      current: async (_, refs) => {
        const wanted = new Set(refs.map(refKey))
        return new Map(
          now.map((source) => [refKey(source.ref), source] as const).filter(([key]) => wanted.has(key)),
        )
      },
    },
    models,
    dailyAnswers: {
      async reserve(key) {
        const [kind] = Object.keys(left).filter((name) => key.startsWith(name))
        if (kind !== undefined && (left[kind] ?? 0) <= 0) throw new AppError('too-many', 'Used up')
        held.push(key)
        return {
          keep: async () => void counted.push(key),
          release: async () => void held.splice(held.indexOf(key), 1),
        }
      },
    },
    now: () => 0,
    newMarker: () => MARKER,
    log: { warn: () => undefined },
  })
  const question = (text: string): Asked => ({
    shop: { ownerId: 'owner', name: 'Corner & Co', handle: 'corner', email: 'hello@corner.example' },
    ...{ text, history: [], accountId: null, network: '192.0.2.1', ...asked },
  })
  return { answering, question, counted, held }
}

export async function ask(text: string, setting: Setting = {}): Promise<Told> {
  const { answering, question, counted } = setUp(setting)
  const events: AnswerEvent[] = []
  let screen = ''
  const signal = setting.signal ?? new AbortController().signal
  for await (const event of answering.answer(question(text), signal)) {
    events.push(event)
    if (event.type === 'token') screen += event.text
    if (event.type === 'restart') screen = ''
  }
  const done = events.at(-1)
  if (done?.type !== 'done') throw new Error('The answer has no end')
  return { events, screen: screen.trim(), done, counted }
}

/** As `services/ai` asks models: one after the other, until one is accepted. */
export function scriptedModels(...attempts: readonly Attempt[]) {
  const questions: ModelQuestion[] = []
  const models: Models = {
    hasModel: async () => true,
    async stream(question) {
      questions.push(question)
      for (const [at, { parts, fails, hangs }] of attempts.entries()) {
        if (at > 0) question.restart()
        let isWanted = true
        for (const part of parts) {
          await Promise.resolve()
          if (question.signal.aborted) throw new AppError('temporary', 'Stopped', { reason: 'no-answer' })
          isWanted = question.text(part)
          if (!isWanted) break
        }
        if (hangs && isWanted) await stopped(question.signal)
        const text = parts.join('')
        if (isWanted && !fails && !hangs && question.accept(text))
          return { text, model: 'Scripted', inputTokens: 120, outputTokens: 30 }
      }
      throw new AppError('temporary', 'No model can answer now', { reason: 'no-answer' })
    },
  }
  return { models, questions }
}

const stopped = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    const stop = () => reject(new AppError('temporary', 'Stopped', { reason: 'no-answer' }))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
