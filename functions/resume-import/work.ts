import type { Education, Work } from '../../services/careers/resumes/schemas.ts'
import { datedEntries, summaryOf } from './entries.ts'
import type { Evidences } from './evidence.ts'
import { type Head, nameParts, orderOf, type Part, readHead, usualOrder } from './heads.ts'
import { educationOf } from './other-entries.ts'
import { joinedEntries } from './rirekisho.ts'
import type { Row } from './rows.ts'
import { isDegree, isFirm, isSchool, isTitle } from './words-of-work.ts'

export function readWork(rows: Row[], evidences: Evidences): { work: Work[]; education: Education[] } {
  const { newId, field, note, lines } = evidences
  const form = joinedEntries(rows)
  if (form)
    return {
      education: [],
      work: form.map(({ name, row, start, end, isCurrent }) => {
        const id = newId()
        if (start) note(`${id}.start`, row, 0.85)
        const employer = field(`${id}.employer`, { text: name, row }, 0.85)
        return { ...blank, id, employer, start, end, isCurrent }
      }),
    }
  const entries = datedEntries(rows) ?? []
  const heads = entries.map(({ head }) => readHead(head))
  const usual = usualOrder(heads)
  const work: Work[] = []
  const education: Education[] = []
  for (const [index, entry] of entries.entries()) {
    const head = heads[index]
    if (!head || head.parts.length === 0) continue
    if (isStudy(head)) {
      education.push(educationOf(entry, head, evidences))
      continue
    }
    const before = work.at(-1)
    const inherits = entry.isShort && before !== undefined && before.employer !== ''
    const { position, employer: named, location, rest } = nameParts(head, usual, inherits)
    const [employer, hours] = withoutHours(named)
    const id = newId()
    const { period, periodRow } = head
    if (period) {
      note(`${id}.start`, periodRow, 0.95)
      note(`${id}.end`, periodRow, 0.95)
    }
    const isSure = head.parts.length > 1 && orderOf(head) !== null
    const inherited = inherits && !employer ? before.employer : ''
    work.push({
      ...blank,
      id,
      position: field(`${id}.position`, position, isSure ? 0.92 : 0.7),
      employer: inherited || field(`${id}.employer`, employer, isSure ? 0.92 : 0.7),
      location: field(`${id}.location`, location, 0.7),
      start: period?.start ?? null,
      end: period?.end ?? null,
      isCurrent: period?.isCurrent ?? false,
      summary: field(
        `${id}.summary`,
        summaryOf(entry, [...hours, ...rest.map(({ text }) => text)], position?.text),
        0.8,
        5000,
      ),
      highlights: lines(entry.bullets, 0.88),
    })
  }
  return { work, education }
}

const blank = {
  position: '',
  employer: '',
  url: '',
  location: '',
  start: null,
  end: null,
  isCurrent: false,
  summary: '',
  highlights: [],
}

/** "Hochschule Musterstadt (2 SWS)": a number in parentheses is no part of a name. */
function withoutHours(employer: Part | null): [Part | null, string[]] {
  const [, name, hours] = /^(.+?)\s*\(([^()]*\d[^()]*)\)$/.exec(employer?.text ?? '') ?? []
  return employer && name && hours ? [{ ...employer, text: name }, [hours]] : [employer, []]
}

/** A degree among the jobs. */
function isStudy({ parts }: Head): boolean {
  const text = parts.map((part) => part.text).join(', ')
  return (
    isDegree(text) &&
    isSchool(text) &&
    !parts.some((part) => isTitle(part.text.split(/,\s/)[0] ?? '')) &&
    !isFirm(text.replace(/[^,]*(?:schule|universit|college|school|institut)[^,]*/giu, ''))
  )
}
