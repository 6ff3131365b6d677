// Studies, projects and unpaid work.
import type { Education, Project, Volunteer } from '../../services/careers/resumes/schemas.ts'
import { datedEntries, type Entry, summaryOf } from './entries.ts'
import type { Evidences } from './evidence.ts'
import { type Head, nameParts, type Part, readHead, usualOrder } from './heads.ts'
import { joinedEntries } from './rirekisho.ts'
import { isContinuation } from './row-signs.ts'
import { plainText, type Row } from './rows.ts'
import { isDegree, isSchool } from './words-of-work.ts'

/** Entries by their dates; without dates, by their marks: an unmarked row after marked ones begins the next. */
function entriesOf(rows: Row[]): Entry[] {
  const dated = datedEntries(rows)
  if (dated) return withUndated(rows, dated)
  const groups: Row[][] = []
  for (const [index, row] of rows.entries()) {
    const last = groups.at(-1)
    const before = rows[index - 1]
    const begins =
      !row.isBullet &&
      !isContinuation(rows, index) &&
      (before?.isBullet || (before && isContinuation(rows, index - 1)) || row.isApart)
    if (!last || begins) groups.push([row])
    else last.push(row)
  }
  return groups.map(toEntry)
}

function toEntry(group: Row[]): Entry {
  const marked = group.findIndex(({ isBullet }) => isBullet)
  const head = marked < 0 ? group.slice(0, 2) : group.slice(0, Math.max(1, Math.min(marked, 2)))
  const rest = group.slice(head.length)
  const bullets = rest.filter(({ isBullet }) => isBullet).map((row) => ({ text: bulletText(rest, row), row }))
  const plain = rest
    .slice(0, rest.findIndex(({ isBullet }) => isBullet) + 1 || rest.length)
    .filter(({ isBullet }) => !isBullet)
  return { head, isShort: false, bullets, paragraphs: plain.map((row) => ({ text: plainText(row), row })) }
}

function bulletText(rows: Row[], row: Row): string {
  const at = rows.indexOf(row)
  let end = at + 1
  while (end < rows.length && !rows[end]?.isBullet && isContinuation(rows, end)) end += 1
  return rows.slice(at, end).map(plainText).join(' ')
}

/** What stands above the first date is an entry of its own when it has marks of its own. */
function withUndated(rows: Row[], dated: Entry[]): Entry[] {
  const first = dated[0]?.head[0]
  const before = rows.slice(
    0,
    rows.findIndex((row) => first !== undefined && row.y === first.y && row.page === first.page),
  )
  return before.some(({ isBullet }) => isBullet) && !before[0]?.isBullet ? [toEntry(before), ...dated] : dated
}

export function readEducation(rows: Row[], evidences: Evidences): Education[] {
  const form = joinedEntries(rows)
  if (form)
    return form.map(({ name, row, start, end }) => {
      const id = evidences.newId()
      return {
        ...blankStudy,
        id,
        institution: evidences.field(`${id}.institution`, { text: name, row }, 0.8),
        start,
        end,
      }
    })
  return entriesOf(rows)
    .map((entry) => ({ entry, head: readHead(entry.head) }))
    .filter(({ head }) => head.parts.length > 0)
    .map(({ entry, head }) => educationOf(entry, head, evidences))
}

const blankStudy = {
  institution: '',
  area: '',
  studyType: '',
  location: '',
  start: null,
  end: null,
  isCurrent: false,
  score: '',
  courses: [],
}

const SCORE =
  /(?:gpa|grade|note|mention|notendurchschnitt|moyenne|voto|média|cijfer)\s*[:：]?\s*([\d.,/ ]{1,10}\d)|\b(\d[.,]\d{1,2}\s?\/\s?\d(?:[.,]\d{1,2})?)\b|\b(\d[.,]\d{1,2}) gpa\b/iu

export function educationOf(entry: Entry, head: Head, evidences: Evidences): Education {
  const { newId, field, note, lines } = evidences
  const id = newId()
  const places = [...head.places]
  const parts = head.parts.flatMap(({ text, row }) =>
    text
      .replace(/,\s*(\p{Lu}[^,]+,\s*[A-Z]{2})$/u, (_, place: string) => {
        places.push({ text: place, row })
        return ''
      })
      .replace(SCORE, '')
      .replace(/\(\s*\)/g, '')
      .split(/,\s+(?![^(]*\))|\s+-\s*$/)
      .map((each) => ({ text: each.replace(/^[\s:,()-]+(?=[\p{L}])|[\s:,(-]+$/gu, '').trim(), row }))
      .filter((each) => /\p{L}/u.test(each.text)),
  )
  const school =
    parts.find(({ text }) => isSchool(text)) ??
    parts.find(({ text }) => !isDegree(text) && parts.length > 1) ??
    null
  const degree = parts.find((part) => part !== school && isDegree(part.text)) ?? null
  const others = parts.filter((part) => part !== school && part !== degree)
  const short = others.find((part) => part.row === degree?.row && ABBREVIATED.test(part.text)) ?? null
  const area = others.find((part) => part !== short) ?? null
  const named = degree && short ? { ...degree, text: `${degree.text} - ${short.text}` } : degree
  const [type, subject] = named && !area ? divided(named) : [named, area]
  const score = [...entry.head.map(plainText), ...entry.paragraphs.map(({ text }) => text)]
    .map((text) => SCORE.exec(text))
    .find(Boolean)
  const { period, periodRow } = head
  if (period) note(`${id}.end`, periodRow, 0.9)
  return {
    ...blankStudy,
    id,
    institution: field(`${id}.institution`, school, 0.85),
    studyType: field(`${id}.studyType`, type, 0.8),
    area: field(`${id}.area`, subject, 0.7),
    location: field(`${id}.location`, places[0], 0.7),
    // A lone year is when it was finished.
    start: period?.isSingle ? null : (period?.start ?? null),
    end: period?.end ?? null,
    isCurrent: period?.isCurrent ?? false,
    score: (score?.[1] ?? score?.[2] ?? score?.[3] ?? '').trim(),
    courses: lines(entry.bullets, 0.8),
  }
}

/** "Bachelor of Science - BSc" */
const ABBREVIATED = /^(?:[BM]\.?\s?(?:Sc|A|Eng|Tech|BA|Ed|S)|Ph\.?\s?D|MBA)\.?$/u

/** "Bachelor of Science in Computer Science" */
function divided(degree: Part): [Part, Part | null] {
  const [, type, subject] =
    /^(.+?)\s+(?:in|en|im|i)\s+(\p{Lu}.+)$/u.exec(degree.text) ??
    /^((?:[BM]\.?\s?(?:Sc?|A|Eng|Tech)|MBA|Ph\.?D|Dipl\.-\p{L}+|Bachelor|Master|Licence|Máster|Grado)\.?)\s+(\p{Lu}.+)$/u.exec(
      degree.text,
    ) ??
    []
  return type && subject
    ? [
        { ...degree, text: type },
        { ...degree, text: subject },
      ]
    : [degree, null]
}

export function readVolunteer(rows: Row[], evidences: Evidences): Volunteer[] {
  const { newId, field, note, lines } = evidences
  const entries = entriesOf(rows)
  const heads = entries.map(({ head }) => readHead(head))
  const usual = usualOrder(heads)
  return entries.flatMap((entry, index) => {
    const head = heads[index]
    if (!head || head.parts.length === 0) return []
    const id = newId()
    const { position, employer, rest } = nameParts(head, usual, false)
    if (head.period) note(`${id}.start`, head.periodRow, 0.9)
    return [
      {
        id,
        position: field(`${id}.position`, position, 0.8),
        organization: field(`${id}.organization`, employer, 0.8),
        url: '',
        start: head.period?.start ?? null,
        end: head.period?.end ?? null,
        isCurrent: head.period?.isCurrent ?? false,
        summary: field(
          `${id}.summary`,
          summaryOf(
            entry,
            rest.map(({ text }) => text),
          ),
          0.75,
          5000,
        ),
        highlights: lines(entry.bullets, 0.85),
      },
    ]
  })
}

export function readProjects(rows: Row[], evidences: Evidences): Project[] {
  const { newId, field, note, lines } = evidences
  return entriesOf(rows).flatMap((entry) => {
    const head = readHead(entry.head)
    const [first, second] = head.parts
    if (!first) return []
    const id = newId()
    const { period, periodRow } = head
    if (period) note(`${id}.start`, periodRow, 0.9)
    const [, name = first.text, about = ''] = /^([^:]{2,60}):\s+(.+)$/.exec(first.text) ?? []
    return [
      {
        id,
        name: field(`${id}.name`, { text: name, row: first.row }, 0.85),
        role: field(`${id}.role`, second && second.text.length < 60 ? second : null, 0.6),
        url: '',
        start: period?.start ?? null,
        end: period?.end ?? null,
        isCurrent: period?.isCurrent ?? false,
        summary: field(`${id}.summary`, summaryOf(entry, about ? [about] : []), 0.75, 5000),
        highlights: lines(entry.bullets, 0.85),
        keywords: [],
      },
    ]
  })
}
