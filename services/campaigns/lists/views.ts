import type { ListRecord } from './record.ts'
import type { RecipientList } from './schemas.ts'

export function toList(list: ListRecord): RecipientList {
  const { id, campaignId, title, status, reason, size, sheets, columns, mapping, notices } = list
  const { canTake, counts, known, needsAttention, addedAt, updatedAt } = list
  return {
    ...{ id, campaignId, title, status, reason, size, sheets, columns, mapping, notices },
    ...{ canTake, counts, known, needsAttention, addedAt, updatedAt },
  }
}
