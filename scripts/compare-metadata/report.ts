import type { Finding, Verdict } from './compare.ts'
import { FIELDS, type Field } from './fields.ts'

export interface Compared {
  path: string
  findings: Finding[]
}

/** A line for each difference. */
export function* differences(compared: Compared[], shown: Set<Field>): Generator<string> {
  for (const { path, findings } of compared)
    for (const { field, verdict, expected, own } of findings)
      if (shown.has(field) && verdict !== 'right' && verdict !== 'none')
        yield `${verdict.padEnd(8)} ${field.padEnd(11)} ${path}\n  exiftool: ${short(expected)}\n  Atelier:  ${short(own)}`
}

const short = (value: string | null) => JSON.stringify(value === null ? null : value.slice(0, 120))

/** A Markdown table: of the files that have a field, which share is right. */
export function shares(compared: Compared[]): string {
  const rows = FIELDS.map((field) => {
    const verdicts = compared.flatMap(({ findings }) => findings.filter((finding) => finding.field === field))
    const count = (verdict: Verdict) => verdicts.filter((finding) => finding.verdict === verdict).length
    const [right, wrong, missing] = [count('right'), count('wrong'), count('missing')]
    const have = right + wrong + missing
    const share = have === 0 ? '–' : `${((100 * right) / have).toFixed(1)} %`
    return `| ${field} | ${have} | ${share} | ${wrong} | ${missing} | ${count('invented')} | ${count('alone')} | ${count('dropped')} |`
  })
  return [
    `${compared.length} files`,
    '',
    '| field | files that have it | right | wrong | missing | invented | only Atelier reads it | a camera’s own, left out |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}
