// What happened to each recipient, as a CSV file.
import { csvHead, csvLines } from '../../platform/csv.ts'
import type { ListedRecipient } from './record.ts'

const FACTS = [
  'position',
  'email',
  'state',
  'reason',
  'last tried',
  'next try',
  'attempts',
  'reply',
  'bounced',
] as const

/** Rows that become one piece of the file. */
const PIECE = 250

/** `fields` are the columns of the recipients' rows; those that the log has itself are not repeated. */
export async function* logFile(
  fields: readonly string[],
  recipients: AsyncIterable<ListedRecipient>,
): AsyncGenerator<string> {
  const own = fields.filter((field) => !FACTS.some((fact) => fact === field))
  const columns = [...FACTS, ...own]
  yield csvHead(columns)
  let rows: Record<string, string>[] = []
  for await (const recipient of recipients) {
    rows.push(rowOf(recipient, own))
    if (rows.length < PIECE) continue
    yield csvLines(rows, columns)
    rows = []
  }
  yield csvLines(rows, columns)
}

function rowOf(recipient: ListedRecipient, own: readonly string[]): Record<string, string> {
  const { fields, attempts, state } = recipient
  const last = attempts.at(-1)
  return {
    ...Object.fromEntries(own.map((field) => [field, Object.hasOwn(fields, field) ? fields[field]! : ''])),
    position: String(recipient.position + 1),
    email: recipient.email,
    state,
    reason: recipient.reason ?? last?.reason ?? '',
    'last tried': last?.at ?? '',
    'next try': state === 'retry' ? (recipient.nextAt ?? '') : '',
    attempts: String(attempts.length),
    reply: last?.reply ?? '',
    bounced: recipient.bouncedAt ?? '',
  }
}
