import type { AnswerEngine } from '../../../../services/assistant/answers/schemas.ts'

const FALLBACKS: Record<NonNullable<AnswerEngine['fallback']>, string> = {
  unreachable: 'no model answered in time',
  limit: 'the models’ answers of today are used up',
  unsupported: 'the model said what the sources do not',
}

/** Who wrote an answer, in plain words. */
export function engineWords({ kind, model, fallback }: AnswerEngine): string {
  const why = fallback ? ` (${FALLBACKS[fallback]})` : ''
  if (kind === 'model') return `Written by ${model ?? 'a model'}, checked against its sources`
  if (kind === 'extractive') return `From the shop’s own texts${why}`
  return `Refused: the shop does not say${why}`
}
