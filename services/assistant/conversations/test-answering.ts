// An assistant that says what a test tells it to.
import type { Answering, Asked } from '../answers/contract.ts'
import type { Answer, AnswerEvent, Source } from '../answers/schemas.ts'
import type { Retrieval } from '../retrieval/schemas.ts'

export const retrievalOf = (changes: Partial<Retrieval> = {}): Retrieval => ({
  ...{ condensed: 'delivery', filters: {}, embeddings: 'test', hits: [] },
  gate: { isOpen: true, confidence: 0.8, threshold: 0.5, why: 'It is close enough.' },
  ...changes,
})

export const source = (changes: Partial<Source> = {}): Source => ({
  ...{ n: 1, ref: { kind: 'faq', id: 'faq-1' }, title: 'How long is delivery?', excerpt: 'Two days.' },
  ...{ path: '/faq#faq-1', product: null },
  ...changes,
})

export const answerOf = (changes: Partial<Answer> = {}): Answer => ({
  ...{ outcome: 'answered', text: 'It takes two days [1].', citations: [1], suggestions: [], usage: null },
  engine: { kind: 'extractive', model: null, fallback: null },
  latencyMs: { sources: 10, total: 40 },
  ...changes,
})

/** Answers with a source, in two parts. */
export async function* told(answer = answerOf(), sources = [source()]): AsyncGenerator<AnswerEvent> {
  yield { type: 'sources', sources }
  const half = Math.ceil(answer.text.length / 2)
  yield { type: 'token', text: answer.text.slice(0, half) }
  yield { type: 'token', text: answer.text.slice(half) }
  yield { type: 'done', answer, sources, retrieval: retrievalOf() }
}

/** Remembers what it was asked. */
export function scripted(
  script: (asked: Asked, signal: AbortSignal) => AsyncGenerator<AnswerEvent> = () => told(),
): Answering & { asked: Asked[] } {
  const asked: Asked[] = []
  return {
    asked,
    answer(question, signal) {
      asked.push(question)
      return script(question, signal)
    },
  }
}
