// A list of 10,000 rows as a workbook, from the end of its upload to the report that the open window shows, against a
// parser alone.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSheet } from 'read-excel-file/node'
import { workbook } from '../../functions/recipients-import/test-workbook.ts'
import type { Campaign } from '../../services/campaigns/campaigns/schemas.ts'
import type { RecipientList } from '../../services/campaigns/lists/schemas.ts'
import { enter } from '../demo-careers/person.ts'
import { startStudio } from '../studio.ts'
import { median, type Row, timed } from './measure.ts'

const ROWS = 10_000
const WARM_UP = 3
const ROUNDS = 9
const HEADERS = ['email', 'first_name', 'last_name', 'company', 'role', 'city']

/** Measures on a warm studio whose functions run from their sources, round by round in turn. */
export async function measureLists(): Promise<Row> {
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-bench-'))
  const bytes = new Uint8Array(await manyRows())
  try {
    await using studio = await startStudio({ dataDir, port: 0 })
    await using person = await enter(studio.url)
    const { id: campaignId } = await person.call<Campaign>('POST', '/campaigns', { title: 'Bench' })
    const name = 'list.xlsx'
    const contentType = 'application/octet-stream'
    const imports: number[] = []
    const parses: number[] = []
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      const { list } = await person.uploadList(campaignId, { name, contentType, bytes })
      imports.push(await timed(() => person.until(list.id, ['read', 'rejected'])))
      const { counts } = await person.call<RecipientList>('GET', `/recipient-lists/${list.id}`)
      if (counts?.taken !== ROWS) throw new Error(`${counts?.taken} rows were taken`)
      parses.push(await timed(() => readSheet(Buffer.from(bytes))))
    }
    const [took, bare] = [median(imports.slice(WARM_UP)), median(parses.slice(WARM_UP))]
    return {
      what: 'import of 10,000 rows XLSX, upload end to report, against read-excel-file alone, warm',
      goal: '≤ 2 ×',
      measured: `${(took / bare).toFixed(1)} × (${Math.round(took)} and ${Math.round(bare)} ms)`,
      met: took <= bare * 2,
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** As spreadsheet programs write it: every text once, in a part of its own. */
function manyRows(): Promise<Buffer> {
  const strings = new Map<string, number>()
  const cell = (value: string, column: number, row: number) => {
    const index = strings.get(value) ?? strings.size
    strings.set(value, index)
    return `<c r="${String.fromCharCode(65 + column)}${row}" t="s"><v>${index}</v></c>`
  }
  const row = (values: string[], number: number) =>
    `<row r="${number}">${values.map((value, column) => cell(value, column, number)).join('')}</row>`
  const people = Array.from({ length: ROWS }, (_, index) => [
    ...[`user${index}@example.com`, `First ${index % 700}`, `Last ${index}`],
    ...[`Firm ${index % 3000}, Inc.`, 'Engineer', `City ${index % 50}`],
  ])
  const rows = [HEADERS, ...people].map((values, index) => row(values, index + 1)).join('')
  const sharedStrings = [...strings.keys()].map((text) => `<si><t>${text}</t></si>`).join('')
  return workbook({ sheets: [{ name: 'People', rows }], sharedStrings })
}
