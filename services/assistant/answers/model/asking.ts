// Asks the models of the studio, as far as a customer may.
import { AppError } from '../../../platform/errors.ts'
import type { Log } from '../../../platform/log.ts'
import type { ShopVocabulary } from '../../knowledge/shop-knowledge.ts'
import { groundsOf } from '../checking/grounds.ts'
import type { Asked, Models } from '../contract.ts'
import type { Evidence } from '../evidence.ts'
import { type DailyAnswers, reserveAnswer } from '../limits.ts'
import type { Wording } from '../words/content.ts'
import { speaksToModel } from '../words/instructions.ts'
import { promptFor } from './prompt.ts'
import { type WritingEvent, type Written, writeAnswer } from './writing.ts'

export interface ModelAskingDeps {
  /** Null where the studio has none. */
  models: Models | null
  /** Counts the answers of models. */
  dailyAnswers: DailyAnswers
  /** Letters and digits that nobody can guess, new for each question. */
  newMarker: () => string
  log: Pick<Log, 'warn'>
}

export interface ModelRequest {
  asked: Asked
  evidence: readonly Evidence[]
  vocabulary: ShopVocabulary
  wording: Wording
  signal: AbortSignal
}

/** Null where no model was asked. */
export type ModelAnswer = Written | { kind: 'failed'; why: 'limit' } | null

export function createModelAsking({ models, dailyAnswers, newMarker, log }: ModelAskingDeps) {
  return async function* ask(request: ModelRequest): AsyncGenerator<WritingEvent, ModelAnswer> {
    const { asked, evidence, vocabulary, wording, signal } = request
    const { shop, accountId, network } = asked
    // Who speaks to the model gets the shop's own words.
    if (!models || speaksToModel(asked.text) || !(await models.hasModel(accountId))) return null
    const customer = { shopOwnerId: shop.ownerId, accountId, network }
    const reserved = await reserveAnswer(dailyAnswers, customer).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'too-many') return null
      throw error
    })
    if (!reserved) return { kind: 'failed', why: 'limit' }
    let isUsed = false
    try {
      const marker = newMarker()
      const { text: question, history } = asked
      const prompt = promptFor({ shopName: shop.name, question, history, evidence, marker })
      const secrets = { system: prompt.system, marker }
      const { attributes } = vocabulary
      const grounds = groundsOf({ evidence, attributes, wording, secrets, shop, question })
      const written = yield* writeAnswer({ models, prompt, grounds, accountId, signal })
      isUsed = written.kind !== 'failed' || written.why === 'unsupported'
      if (written.kind === 'failed' && !signal.aborted)
        log.warn({ why: written.why, error: written.error }, 'A shop answers in its own words')
      return written
    } finally {
      // A model that was stopped has cost something, too.
      await (isUsed || signal.aborted ? reserved.keep() : reserved.release())
    }
  }
}
