import type { Answer } from '../../../../services/assistant/answers/schemas.ts'

const WHY = {
  unreachable: 'the model could not be reached',
  limit: 'the model has no answers left for today',
  unsupported: 'what the model wrote was not supported by them',
}

/** Who wrote an answer, in plain words. */
export function engineWords({ engine, citations }: Pick<Answer, 'engine' | 'citations'>): string {
  const { kind, model, fallback } = engine
  if (kind === 'refusal') return 'The shop’s texts do not say'
  if (kind === 'model') return `Written by ${model ?? 'a model'} from the shop’s texts`
  if (fallback !== null) return `From the shop’s own texts, because ${WHY[fallback]}`
  // A greeting is nobody's text.
  return citations.length > 0 ? 'From the shop’s own texts' : 'From the shop’s assistant'
}
