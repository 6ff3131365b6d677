// What is kept of a question when it was answered, or when nobody answers it any more.
import type { Answer, Source } from '../answers/schemas.ts'
import type { Retrieval } from '../retrieval/schemas.ts'
import type { FoundParts, Step } from './store.ts'

export interface Outcome {
  answer: Answer
  sources: Source[]
  retrieval: Retrieval
}

/** Results in whether it was kept: not when the customer has deleted the conversation meanwhile. */
export function answered({ conversation, message }: FoundParts, outcome: Outcome): Step<boolean> {
  if (!conversation || !message) return { result: false }
  // Two may have answered it, when the first was taken for dead.
  if (message.answer) return { result: true }
  const { answer } = outcome
  const isAnswer = answer.outcome === 'answered'
  return {
    result: true,
    conversation,
    // Only fields that have values can be stored.
    message: {
      ...message,
      ...(JSON.parse(JSON.stringify(outcome)) as Outcome),
      outcome: answer.outcome,
      answeringUntil: null,
    },
    counts: {
      at: message.addedAt,
      [isAnswer ? 'answered' : 'refused']: 1,
      ...(answer.engine.kind === 'model' && { byModel: 1 }),
      ...(isAnswer && { tookMs: answer.latencyMs.total }),
    },
  }
}

/** The question stays, and may be asked again at once. */
export function stopped({ conversation, message }: FoundParts): Step<void> {
  if (!conversation || !message || message.answer) return { result: undefined }
  return { result: undefined, conversation, message: { ...message, answeringUntil: null } }
}
