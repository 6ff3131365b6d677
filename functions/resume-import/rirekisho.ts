// Japanese forms write year, month and event in columns: joining a company is one row, leaving it another.
import type { ResumeDate } from '../../services/careers/resumes/schemas.ts'
import { plainText, type Row } from './rows.ts'

export interface JoinedEntry {
  name: string
  row: Row
  start: ResumeDate | null
  end: ResumeDate | null
  isCurrent: boolean
}

const EVENT = /^(.*?)(?:に|を)?\s*(入社|入行|入職|入学|転職|退社|退職|卒業|修了|中退|取得|合格)(?:見込み?)?$/u
const BEGINS = new Set(['入社', '入行', '入職', '入学', '転職'])
const NOW = /^現在(?:に(?:至|いた)る)?$/u

/** Null for rows that are not such a form. */
export function joinedEntries(rows: Row[]): JoinedEntry[] | null {
  const entries: JoinedEntry[] = []
  let date: ResumeDate | null = null
  for (const row of rows) {
    const texts = row.cells.map(({ text }) => text.trim())
    const read = dateOf(texts)
    if (read) date = read.date
    const text = (read ? read.rest : texts).join(' ').replace(/\s+/g, ' ').trim()
    const last = entries.at(-1)
    if (NOW.test(text) && last) {
      last.isCurrent = last.end === null
      continue
    }
    const [, name = '', event = ''] = EVENT.exec(text) ?? []
    if (event === '') continue
    const isSame = last && (name.trim() === '' || /^同/.test(name) || name.trim() === last.name)
    if (BEGINS.has(event)) entries.push({ name: name.trim(), row, start: date, end: null, isCurrent: false })
    else if (isSame) last.end = date
    else entries.push({ name: name.trim(), row, start: null, end: date, isCurrent: false })
  }
  return entries.length > 0 ? entries : null
}

export const isForm = (rows: Row[]) => rows.filter((row) => EVENT.test(plainText(row).trim())).length > 0

function dateOf(texts: string[]): { date: ResumeDate; rest: string[] } | null {
  const joined = texts.join(' ')
  const match =
    /^((?:19|20)(?:\d{2}|XX|\dX)|(?:昭和|平成|令和)\s?\d{1,2}|(?:昭和|平成|令和)元)\s*年?\s+?(\d{1,2})\s*月?\s+(.*)$/u.exec(
      joined.replace(/年/, ' ').replace(/月/, ' '),
    )
  if (!match) return null
  const [, year = '', month = '', rest = ''] = match
  const isPlain = /^\d{4}$/.test(year)
  const text = `${year}-${month.padStart(2, '0')}`
  return { date: { text, iso: isPlain ? text : null }, rest: [rest] }
}
