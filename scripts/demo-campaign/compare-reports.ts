import type { RecipientList, RowReport } from '../../services/campaigns/lists/schemas.ts'
import type { RightReport } from './right-reports.ts'

/** A list as the studio read it. */
export interface FoundReport {
  list: RecipientList
  rows: RowReport[]
  /** Fields of the recipients that the list made, by address. */
  recipients: Map<string, Record<string, string>>
}

/** What is not as it should be, in words; nothing where all is right. */
export function compareReport({ list, rows, recipients }: FoundReport, right: RightReport): string[] {
  const wrong: string[] = []
  const same = (what: string, found: unknown, expected: unknown) => {
    if (expected !== undefined && JSON.stringify(found) !== JSON.stringify(expected))
      wrong.push(`${what} is ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`)
  }
  const says = (what: string, found: string | null | undefined, expected: RegExp) => {
    if (!expected.test(found ?? '')) wrong.push(`${what} is ${JSON.stringify(found)}, not ${expected}`)
  }

  if (right.refused) {
    same('status', list.status, 'rejected')
    says('reason', list.reason, right.refused)
    return wrong
  }
  same('can be taken', list.canTake, right.canTake)
  same('sheets', list.sheets, right.sheets)
  same('header row', list.mapping?.headerRow, right.headerRow)
  same(
    'headers',
    list.columns.slice(0, right.headers?.length).map(({ header }) => header),
    right.headers,
  )
  for (const [index, samples] of Object.entries(right.samples ?? {}))
    same(`column ${index}`, list.columns[Number(index)]?.samples, samples)
  const counts: Record<string, number> = { ...list.counts }
  for (const [name, count] of Object.entries(right.counts ?? {})) same(name, counts[name], count)
  for (const notice of right.notices ?? [])
    if (!list.notices.some((each) => notice.test(each))) wrong.push(`no notice says ${notice}`)
  const byNumber = new Map(rows.map((row) => [row.row, row]))
  for (const [number, of] of Object.entries(right.duplicates ?? {}))
    same(`row ${number} is a duplicate of`, byNumber.get(Number(number))?.duplicateOf, of)
  for (const [number, reason] of Object.entries(right.invalid ?? {})) {
    same(`row ${number}`, byNumber.get(Number(number))?.outcome, 'invalid')
    says(`the reason of row ${number}`, byNumber.get(Number(number))?.reason, reason)
  }
  for (const [email, fields] of Object.entries(right.recipients ?? {})) {
    const found = recipients.get(email)
    if (!found) wrong.push(`${email} is not a recipient`)
    for (const [name, value] of Object.entries(fields))
      if (found) same(`${name} of ${email}`, found[name] ?? null, value)
  }
  for (const email of right.strangers ?? [])
    if (recipients.has(email)) wrong.push(`${email} must not be written to`)
  return wrong
}
