// What conversations ask of answering, and answering of models.
import type { PastTurn } from '../retrieval/contract.ts'
import type { AnswerEvent } from './schemas.ts'

export interface Asked {
  shop: { ownerId: string; name: string; handle: string; email: string }
  text: string
  /** The oldest first. */
  history: readonly PastTurn[]
  /** The customer's account; null for a guest. */
  accountId: string | null
  /** The customer's network, for daily limits. */
  network: string
}

export interface Answering {
  /** Ends early, and asks nobody any more, when the signal is aborted. */
  answer(asked: Asked, signal: AbortSignal): AsyncGenerator<AnswerEvent>
}

export interface ModelQuestion {
  purpose: string
  system: string
  /** Data from outside, delimited; never part of the instructions. */
  input: string
  accountId?: string
  signal: AbortSignal
  /** Milliseconds for the first part of a text, and for the whole answer over all models. */
  limits: { firstText: number; all: number }
  /** Parts of the text as they come. Returns false to refuse this model's answer; then the next is asked. */
  text(part: string): boolean
  /** What came so far does not count: another model or key begins anew. */
  restart(): void
  /** Whether a whole text is of use; else the next model is asked. */
  accept(text: string): boolean
}

/** The models of the studio (`services/ai/`), as far as the assistant needs them. */
export interface Models {
  /** Whether any model could be asked: active, with a key. */
  hasModel(accountId: string | null): Promise<boolean>
  /**
   * Throws AppError `temporary` when no model answers, with the reason `no-model`, `daily-limit` or `no-answer`, and the
   * signal's reason when it is aborted.
   */
  stream(question: ModelQuestion): Promise<{
    text: string
    model: string
    inputTokens: number | null
    outputTokens: number | null
  }>
}
