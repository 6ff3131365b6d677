// How work that is done once ended, as it is kept for those who ask again.
import { AppError, type AppErrorOptions, type ErrorCode, isTemporary } from './errors.ts'

export type KeyOutcome =
  | { isDone: true; value: unknown }
  | { isDone: false; code: ErrorCode; message: string; options: Pick<AppErrorOptions, 'errors' | 'reason'> }

/** A refusal is an outcome, because it would be the same again. Throws what may be different next time. */
export async function outcomeOf(work: () => Promise<unknown>): Promise<KeyOutcome> {
  try {
    return { isDone: true, value: await work() }
  } catch (error) {
    if (!(error instanceof AppError) || isTemporary(error)) throw error
    const { code, message, errors, reason } = error
    return { isDone: false, code, message, options: { errors, ...(reason !== undefined && { reason }) } }
  }
}

/** Throws the refusal, if it was one. */
export function unwrap<Value>(outcome: KeyOutcome): Value {
  if (outcome.isDone) return outcome.value as Value
  throw new AppError(outcome.code, outcome.message, outcome.options)
}

export const readOutcome = (json: string): KeyOutcome => JSON.parse(json)
