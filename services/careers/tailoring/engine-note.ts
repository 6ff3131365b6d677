// Says why another engine than the one that was asked for made a CV.
import { AppError } from '../../platform/errors.ts'

/** The engine that asks no model. */
export const SELECTION = 'selection'

const WITHOUT =
  'so the CV was tailored without a model: its lines are chosen and ordered, and none is rephrased'

/** `model` is what the person chose; null for the best one. Null when there is nothing to explain. */
export function failureNote(model: string | null, error: unknown): string | null {
  const { code, reason } = error instanceof AppError ? error : { code: null, reason: undefined }
  const isNone = reason === 'no-model' || code === 'not-found'
  if (model === null) return isNone ? null : `No model answered, ${WITHOUT}.`
  if (code === 'too-many') return `${model} has no answers left today, ${WITHOUT}.`
  return `${model} ${isNone ? 'is not available any more' : 'did not answer'}, ${WITHOUT}.`
}

export const otherEngineNote = (model: string | null, engine: string): string | null =>
  model === null || model === engine ? null : `${model} did not answer, so ${engine} was asked instead.`
