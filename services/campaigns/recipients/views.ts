import type { ListedRecipient, RecipientRecord } from './record.ts'
import type { Recipient, RecipientRow } from './schemas.ts'

export function toRow(recipient: ListedRecipient): RecipientRow {
  const { id, email, name, company, state, reason, skipReason, bouncedAt, known, cvId, position } = recipient
  return {
    ...{ id, email, name, company, state, reason, skipReason, bouncedAt, known, cvId, position },
    lastAt: recipient.attempts.at(-1)?.at ?? null,
    retryAt: state === 'retry' ? recipient.nextAt : null,
  }
}

export const toRecipient = (recipient: RecipientRecord): Recipient => ({
  ...toRow(recipient),
  fields: recipient.fields,
  attempts: recipient.attempts.toReversed(),
  mail: recipient.mail,
})
