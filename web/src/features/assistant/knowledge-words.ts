import type { AssistantState } from '../../../../services/assistant/settings/schemas.ts'
import { formatAge, formatCount } from '../../ui/format.ts'

/** Which model compares meanings, in plain words. */
export function modelWords(model: string | null): string {
  if (model === null) return 'nothing yet'
  if (model.startsWith('sentence-encoder')) return 'the built-in sentence encoder'
  if (model.startsWith('gemini')) return 'Gemini’s embeddings'
  return model
}

/** How much the assistant has read, in sentences. */
export function knowledgeWords(
  knowledge: Omit<NonNullable<AssistantState['knowledge']>, 'isRebuilding'> | null,
  now = Date.now(),
): string {
  if (!knowledge) return 'It has not read anything of your shop yet.'
  const { entries, model, indexedAt } = knowledge
  const passages = formatCount(entries, 'passage')
  return [
    `It knows ${passages} of your products, categories, questions and pages, and compares meanings with ${modelWords(model)}.`,
    ...(indexedAt === null ? [] : [`It read your shop ${formatAge(indexedAt, now)}.`]),
  ].join(' ')
}
