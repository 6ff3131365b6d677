// Applications as a CSV file, and a CSV file as applications: also one that another program wrote.
import Papa from 'papaparse'
import { armed, csvHead, csvLines } from '../../platform/csv.ts'
import { columnsOf, type Row, readRow } from './csv-columns.ts'
import { type Application, type ApplicationCreation, MAX_CSV_ROWS } from './schemas.ts'

export const csvOf = (applications: readonly Application[]): string =>
  csvHead(HEADINGS) + csvLines(applications.map(columnsOf), HEADINGS)

const HEADINGS = Object.keys(
  columnsOf({
    title: '',
    company: '',
    stage: 'saved',
    appliedOn: null,
    nextStep: null,
    salary: null,
    url: null,
    contact: null,
    notes: '',
  }),
)

export interface ReadRow {
  /** From 1, the row after the headings. */
  row: number
  title: string
  /** Null when the row cannot be an application. */
  creation: ApplicationCreation | null
  problems: string[]
}

export interface ReadCsv {
  /** What is wrong with the file as a whole; the rows are then empty. */
  problem: string | null
  rows: ReadRow[]
}

/** The first line holds the headings; commas, semicolons and tabs separate. At most one row too many is read. */
export function readCsv(text: string): ReadCsv {
  const { data, meta, errors } = Papa.parse<Row>(text.replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (heading) => heading.trim(),
    transform: armed,
    // A row of the preview is a line, and so are the headings.
    preview: MAX_CSV_ROWS + 1,
  })
  const headings = meta.fields ?? []
  if (!headings.some((heading) => /^(title|position|job title|role|job)$/i.test(heading)))
    return { problem: 'The file has no column called "title", "position" or "role"', rows: [] }
  const errorsOf = Map.groupBy(errors, ({ row }) => row)
  const rows = data.map((row, index): ReadRow => {
    const own = (errorsOf.get(index) ?? []).map(problemOf)
    const { title, creation, problems } = readRow(row)
    return { row: index + 1, title, creation, problems: [...own, ...problems] }
  })
  return { problem: null, rows }
}

function problemOf({ code, message }: Papa.ParseError): string {
  if (code === 'TooFewFields') return 'It has fewer columns than the headings'
  if (code === 'TooManyFields') return 'It has more columns than the headings'
  if (code === 'MissingQuotes') return 'A quotation mark is never closed'
  return message
}
