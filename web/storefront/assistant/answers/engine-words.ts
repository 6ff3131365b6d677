import type { AnswerEngine } from '../../../../services/assistant/answers/schemas.ts'

const WHY = {
  unreachable: 'the model could not be reached',
  limit: 'the model has no answers left for today',
  unsupported: 'what the model wrote was not supported by them',
}

/** Who wrote an answer, in plain words. */
export function engineWords({ kind, model, fallback }: AnswerEngine): string {
  if (kind === 'refusal') return 'The shop’s texts do not say'
  if (kind === 'model') return `Written by ${model ?? 'a model'} from the shop’s texts`
  return `From the shop’s own texts${fallback === null ? '' : `, because ${WHY[fallback]}`}`
}
