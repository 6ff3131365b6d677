import type { FaqRecord } from './record.ts'
import type { Faq } from './schemas.ts'

export function toFaq({ id, question, answer, position, addedAt, updatedAt }: FaqRecord): Faq {
  return { id, question, answer, position, addedAt, updatedAt }
}
