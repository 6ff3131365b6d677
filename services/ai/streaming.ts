// Answers that are passed on while they come, to somebody who waits: each model is asked once with each key, without
// pauses, and nobody is asked any more when time is over or the asker has gone.
import { SECOND_MS } from '../platform/durations.ts'
import { AppError } from '../platform/errors.ts'
import type { Log } from '../platform/log.ts'
import { abortWith } from './abort-with.ts'
import type { KeyTurns } from './key-turns.ts'
import type { Key } from './key-values.ts'
import type { Providers } from './keys.ts'
import type { ModelStore, StoredModel } from './model-store.ts'
import { type Blame, DATA_RULE, isUsable, mayAnswer, type OneModel } from './one-model.ts'
import { type ProviderAnswer, ProviderError } from './providers/provider.ts'
import type { Timing } from './timing.ts'

export interface StreamingDeps {
  store: Pick<ModelStore, 'list'>
  turns: Pick<KeyTurns, 'of' | 'tryEach'>
  providers: Providers
  oneModel: OneModel
  timing: Pick<Timing, 'now' | 'limit'>
  log: Pick<Log, 'warn'>
}

export interface StreamQuestion {
  /** What it is for, in the log. */
  purpose: string
  system: string
  /** Data from outside: never part of the instructions. */
  input: string
  /** Who asks; without it only models that need no sign-in are asked. */
  accountId?: string
  /** Ends everything at once. */
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

export interface StreamedAnswer {
  text: string
  /** Its display name. */
  model: string
  inputTokens: number | null
  outputTokens: number | null
}

/** How old the knowledge may be whether there is a model at all. */
const KNOWN_MS = SECOND_MS

export type Streaming = ReturnType<typeof createStreaming>

export function createStreaming({ store, turns, providers, oneModel, timing, log }: StreamingDeps) {
  const { now, limit } = timing
  let known: { at: number; models: Promise<StoredModel[]> } | undefined

  async function modelsWithKeys(): Promise<StoredModel[]> {
    try {
      const usable = (await store.list()).filter(isUsable)
      const keys = await Promise.all(usable.map((model) => turns.of(model)))
      return usable.filter((_, at) => keys[at]?.length)
    } catch (error) {
      // Whoever asks can answer without a model.
      log.warn({ error }, 'It is not known whether there is a model with a key')
      return []
    }
  }

  return {
    /** Whether any model could be asked: active, with a key. Asks no provider. */
    async hasModel(accountId: string | null): Promise<boolean> {
      if (!known || now() - known.at >= KNOWN_MS) known = { at: now(), models: modelsWithKeys() }
      return (await known.models).some((model) => mayAnswer(model, accountId))
    },

    /** The models have changed. */
    forget(): void {
      known = undefined
    },

    /**
     * Throws AppError `temporary` when no model answers (`no-answer`), all that may be asked have given their answers of
     * today (`daily-limit`), or none may be asked (`no-model`), and the signal's reason when it is aborted. What was
     * passed on before counts for nothing then.
     */
    async stream(question: StreamQuestion): Promise<StreamedAnswer> {
      const { signal, accountId, purpose, limits } = question
      signal.throwIfAborted()
      using whole = abortWith(signal, limit(limits.all))
      const models = (await store.list()).filter((model) => mayAnswer(model, accountId))
      const attempts = createAttempts(question, whole.signal, { providers, limit })
      let failures = 0
      let usedUp = 0
      for (const model of models) {
        signal.throwIfAborted()
        if (whole.signal.aborted) break
        try {
          const ask = () => turns.tryEach(model, (key) => attempts.attempt(model, key), attempts.isLast)
          const { text, engine } = await oneModel.ask(model, ask, attempts.blame)
          const { inputTokens, outputTokens } = engine
          return { text, model: engine.model, inputTokens, outputTokens }
        } catch (error) {
          signal.throwIfAborted()
          if (error instanceof AppError && error.code === 'too-many') {
            usedUp += 1
            continue
          }
          if (!(error instanceof ProviderError)) throw error
          failures += 1
          await oneModel.failed(model, error, purpose)
        }
      }
      throw new AppError('temporary', 'No model can answer now. Please try again later.', {
        retryAfter: 60,
        reason: failures > 0 ? 'no-answer' : usedUp > 0 ? 'daily-limit' : 'no-model',
      })
    },
  }
}

/** The attempts of one question. They know whether text was passed on that does not count. */
function createAttempts(
  question: StreamQuestion,
  whole: AbortSignal,
  { providers, limit }: Pick<StreamingDeps, 'providers'> & Pick<Timing, 'limit'>,
) {
  const { signal } = question
  let hasText = false
  let wasSilent = false

  return {
    async attempt(model: StoredModel, key: Key): Promise<ProviderAnswer> {
      if (model.provider === 'built-in') throw new ProviderError('refused', 'Rules have no keys')
      signal.throwIfAborted()
      if (hasText) question.restart()
      hasText = false
      wasSilent = false
      using request = abortWith(whole)
      using silence = abortWith(limit(question.limits.firstText))
      silence.signal.addEventListener('abort', () => {
        if (hasText) return
        wasSilent = true
        request.abort()
      })
      try {
        const answer = await providers[model.provider].answer({
          modelName: model.modelName,
          key: key.value,
          system: `${question.system}\n${DATA_RULE}`,
          input: question.input,
          isJson: false,
          text(part) {
            // Something may still be on its way when the request has ended.
            if (request.signal.aborted) throw new ProviderError('away', 'No answer within the time limit')
            hasText = true
            if (question.text(part)) return
            request.abort()
            throw new ProviderError('unusable', 'The answer was refused while it came')
          },
          signal: request.signal,
        })
        if (!question.accept(answer.text))
          throw new ProviderError('unusable', 'The answer is not what was asked for')
        return answer
      } catch (error) {
        // That somebody has gone away says nothing about the key.
        signal.throwIfAborted()
        throw error
      }
    },

    /** Whoever waited once for a model that is silent does not wait for it again. */
    isLast: () => wasSilent || whole.aborted,

    blame(): Blame {
      if (!signal.aborted) return 'model'
      return hasText ? 'asker-after-text' : 'asker'
    },
  }
}
