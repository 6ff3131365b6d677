// Applications that leave and come as files.
import { AppError } from '../../platform/errors.ts'
import { isoTime } from '../../platform/times.ts'
import { calendarOf } from './calendar.ts'
import { csvOf, readCsv } from './csv.ts'
import { newApplication } from './new-application.ts'
import { createPlacing } from './placing.ts'
import { STEP } from './positions.ts'
import { type ApplicationFacts, type ApplicationRecord, toApplication } from './record.ts'
import { type CsvReport, MAX_CSV_ROWS, type RowReport, type Stage } from './schemas.ts'
import type { ApplicationStore } from './store.ts'

/** Applications in one file; more than anybody has. */
const MOST = 5000
const AT_ONCE = 200

export interface ExchangeDeps {
  store: Pick<ApplicationStore, 'get' | 'list' | 'changeMany'>
  now: () => number
  newId: () => string
}

export function createExchange({ store, now, newId }: ExchangeDeps) {
  const positionFor = createPlacing(store)

  async function all(ownerId: string): Promise<ApplicationRecord[]> {
    const range = { ownerId, list: 'all', sortKey: 'addedAt', order: 'desc', limit: AT_ONCE } as const
    const read: ApplicationRecord[] = []
    while (read.length < MOST) {
      const last = read.at(-1)
      const after = last && { key: last.addedAt, id: last.id }
      const found = await store.list({ ...range, ...(after && { after }) })
      read.push(...found)
      if (found.length < AT_ONCE) break
    }
    return read
  }

  const own = async (ownerId: string) =>
    (await all(ownerId)).filter(({ isExample }) => !isExample).map(toApplication)

  return {
    /** Every next step that has a day, as a calendar file. */
    calendar: async (ownerId: string): Promise<string> => calendarOf(await own(ownerId)),

    csv: async (ownerId: string): Promise<string> => csvOf(await own(ownerId)),

    /** Adds the rows that are not there yet. Throws AppError `invalid` for a file of which no row can be read. */
    async importCsv(ownerId: string, csv: string): Promise<CsvReport> {
      const { problem, rows } = readCsv(csv)
      if (problem !== null) throw refused(problem)
      if (rows.length > MAX_CSV_ROWS) throw refused(`The file has more than ${MAX_CSV_ROWS} rows`)
      const known = new Set((await all(ownerId)).map(sameness))
      const tops = new Map<Stage, number>()
      const facts: ApplicationFacts[] = []
      const reports: RowReport[] = []
      for (const { row, title, creation, problems } of rows) {
        if (!creation) {
          reports.push({ row, title, outcome: 'refused', problems })
          continue
        }
        const key = sameness({ company: '', url: null, ...creation })
        if (known.has(key)) {
          reports.push({ row, title, outcome: 'known', problems })
          continue
        }
        known.add(key)
        const stage = creation.stage ?? 'saved'
        const top = tops.get(stage) ?? (await positionFor({ ownerId, stage, id: null, before: null }))
        tops.set(stage, top + STEP)
        const given = { id: newId(), ownerId, position: top, time: isoTime(now()) }
        facts.push(newApplication(creation, given))
        reports.push({ row, title, outcome: 'added', problems })
      }
      await addAll(facts)
      const count = (outcome: RowReport['outcome']) =>
        reports.filter((each) => each.outcome === outcome).length
      return { added: count('added'), known: count('known'), refused: count('refused'), rows: reports }
    },
  }

  async function addAll(facts: readonly ApplicationFacts[]): Promise<void> {
    for (let start = 0; start < facts.length; start += AT_ONCE) {
      const some = new Map(facts.slice(start, start + AT_ONCE).map((each) => [each.id, each]))
      await store.changeMany([...some.keys()], (_found, id) => some.get(id) ?? null)
    }
  }
}

const refused = (message: string) =>
  new AppError('invalid', message, { errors: [{ field: 'csv', message: 'cannot be read' }] })

const sameness = ({ title, company, url }: Pick<ApplicationFacts, 'title' | 'company' | 'url'>) =>
  JSON.stringify([title.toLowerCase(), company.toLowerCase(), url])
