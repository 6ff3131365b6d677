// Models behind one interface: whoever asks names what it needs, and is told which engine answered.
import type { TSchema } from 'typebox'
import { checker } from '../platform/check.ts'
import { SECOND_MS } from '../platform/durations.ts'
import { AppError } from '../platform/errors.ts'
import { jsonIn } from './json-answer.ts'
import type { Asking, Keys } from './keys.ts'
import { BUILT_IN, type ModelStore, type StoredModel } from './model-store.ts'
import { type Answer, DATA_RULE, engineOf, mayAnswer, type OneModel } from './one-model.ts'
import { ProviderError } from './providers/provider.ts'
import type { Timing } from './timing.ts'
import type { Usage } from './usage.ts'

export interface AiDeps {
  store: Pick<ModelStore, 'list'>
  keys: Pick<Keys, 'ask'>
  oneModel: OneModel
  usage: Pick<Usage, 'answered'>
  timing: Pick<Timing, 'now'>
}

export interface Question {
  /** Id or display name. Without it the active models are asked in their order. */
  model?: string
  /** What it is for, in the log. */
  purpose: string
  system: string
  /** Data from outside: never part of the instructions. */
  input: string
  /** The shape of the JSON that is wanted; without it the answer is text. */
  schema?: TSchema
  /** Who asks; without it only models that need no sign-in are asked. */
  accountId?: string
  /** Returns what to use of an answer, or null for one that is of no use. Called after the schema is checked. */
  accept?(text: string): string | null
  /** What the built-in engine makes of the input; null when its rules find nothing. */
  builtIn?(input: string): string | null
}

export type Ai = ReturnType<typeof createAi>

/** Over all models, so that a request is answered before its caller gives up. */
const ALL_MS = 60 * SECOND_MS

export function createAi({ store, keys, oneModel, usage, timing }: AiDeps) {
  const { now } = timing

  return {
    /**
     * Asks the named model, then the others in their order, and at last the built-in engine. Throws AppError:
     * `not-found`, `unauthenticated`, `too-many` (the named model's daily limit), `invalid` (the rules find nothing in
     * the text) and `temporary` (the rules cannot, and no model answered, `no-answer`, or may be asked, `no-model`).
     */
    async answer(question: Question): Promise<Answer> {
      const { purpose, accountId } = question
      const models = await store.list()
      const named = question.model === undefined ? null : modelNamed(models, question.model)
      if (named?.isLoginRequired && accountId === undefined)
        throw new AppError('unauthenticated', `Please sign in to use ${named.displayName}`)

      const asking: Asking = {
        system: `${question.system}\n${DATA_RULE}`,
        input: question.input,
        isJson: question.schema !== undefined,
        accept: acceptor(question),
        deadline: now() + ALL_MS,
      }
      const others = models.filter((model) => model !== named)
      const candidates = named?.id === BUILT_IN.id ? [] : [...(named ? [named] : []), ...others]
      let failures = 0
      for (const model of candidates) {
        if (!mayAnswer(model, accountId)) continue
        try {
          return await oneModel.ask(model, () => keys.ask(model, asking))
        } catch (error) {
          if (error instanceof AppError && error.code === 'too-many') {
            if (model === named) throw error
            continue
          }
          if (!(error instanceof ProviderError)) throw error
          failures += 1
          await oneModel.failed(model, error, purpose)
        }
      }

      const began = now()
      const text = question.builtIn?.(question.input) ?? null
      if (text === null) {
        const isOurs = failures > 0 || !question.builtIn
        throw isOurs
          ? new AppError('temporary', 'No model can answer now. Please try again later.', {
              retryAfter: 60,
              reason: failures > 0 ? 'no-answer' : 'no-model',
            })
          : new AppError('invalid', 'The text has nothing that these rules can sort', {
              reason: 'nothing-found',
            })
      }
      const engine = engineOf(BUILT_IN, now() - began, { inputTokens: null, outputTokens: null })
      await usage.answered(BUILT_IN, engine)
      return { text, engine }
    },
  }
}

/** By id or display name. Throws AppError `not-found` for one that is not active. */
export function modelNamed(models: StoredModel[], name: string): StoredModel {
  const found =
    models.find(({ id }) => id === name) ??
    models.find(({ displayName }) => displayName.toLowerCase() === name.toLowerCase())
  if (!found?.isActive) throw new AppError('not-found', 'There is no such model')
  return found
}

function acceptor({ schema, accept = (text) => text }: Question): Asking['accept'] {
  if (!schema) return (text) => (text.trim() === '' ? null : accept(text))
  const check = checker(schema)
  return (text) => {
    const checked = check(jsonIn(text))
    return checked.ok ? accept(JSON.stringify(checked.value)) : null
  }
}
