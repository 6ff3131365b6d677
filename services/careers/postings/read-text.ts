// A posting that a person pasted as text.

import { saysClosed } from './closed-words.ts'
import { companyInLine, LEGAL_FORM } from './company-line.ts'
import { contactIn } from './contact.ts'
import { countryOf } from './countries.ts'
import { describe } from './description.ts'
import { employmentTypesOf } from './employment.ts'
import { type Facts, lineFact, noteFacts } from './labelled-facts.ts'
import { labelled } from './labels.ts'
import { placeInText } from './places.ts'
import { fold, KNOWN_TAG, oneLine, squeeze } from './plain-words.ts'
import { readPage } from './read-page.ts'
import { type Reading, takeNotes } from './reading.ts'
import { salaryInText } from './salary.ts'
import { sectionOf } from './section-words.ts'

const MAX_TEXT = 2_000_000
/** Lines at the top in which a posting's facts stand. */
const HEAD = 15

export function readText(text: string, { now }: { now: Date }): Reading {
  const pasted = text.slice(0, MAX_TEXT)
  // Some people paste the page's source.
  const page = /<(?:html|body|script|article)\b/i.test(pasted)
    ? readPage({ html: pasted, url: null, now })
    : null
  if (page) return { ...page, rung: 'pasted' }

  const notes = takeNotes('pasted', 'text')
  const { reading, note } = notes
  const { html, text: plain } = describe(pasted)
  const lines = (KNOWN_TAG.test(pasted) ? plain : pasted)
    .split(/\r\n|\r|\n/)
    .map(squeeze)
    .filter((line) => line !== '')
  const facts = factsInLines(lines)
  note('title', oneLine(facts.get('title'), 200), { confidence: 0.8 })
  const head = headOf(lines)
  note('title', head.title, { confidence: 0.6, raw: head.line })
  noteFacts(notes, facts, { source: 'text', confidence: 0.75, now, except: ['title'] })
  note('company', head.company, { confidence: 0.5, raw: head.line })
  note('places', head.place ? [head.place] : [], { confidence: 0.5, raw: head.place?.name })
  note(
    'salary',
    lines
      .slice(0, HEAD)
      .filter((line) => line.length <= 120)
      .map((line) => salaryInText(line))
      .find((pay) => pay !== null) ?? null,
    { confidence: 0.5 },
  )
  note('employmentTypes', employmentTypesOf(lines.slice(1, HEAD).filter((line) => line.length <= 60)), {
    confidence: 0.5,
  })
  note(
    'isClosed',
    lines.slice(0, HEAD).some((line) => line.length < 120 && saysClosed(line)),
  )
  note('descriptionHtml', html)
  note('descriptionText', plain)
  note('contact', contactIn(plain), { confidence: 0.6 })
  return reading
}

/** "Company: Seeblick AG", also with the value on the next line. */
function factsInLines(lines: string[]): Facts {
  const facts: Facts = new Map()
  const near = [...lines.slice(0, 40), ...lines.slice(-20)]
  for (const [index, line] of near.entries()) {
    lineFact(line.replace(/^[-•*]\s+/, '').replace(/\*\*/g, ''), (field, value) => {
      if (!facts.has(field) && value.length <= 200) facts.set(field, squeeze(value))
    })
    const field = /[:：]$/.test(line) ? labelled(line) : null
    const value = near[index + 1]
    if (field && value && value.length <= 120 && !facts.has(field) && !/[:：]$/.test(value))
      facts.set(field, value)
  }
  return facts
}

const GREETING =
  /^(?:hi|hello|dear|hey|hallo|liebe|guten tag|bonjour|hola|ciao|dobry den|we(?:'re| are)|wir |nous |join |are you|about |uber uns|welcome)\b/

/** Title, company and place of the first lines, where they stand alone. */
function headOf(lines: string[]) {
  const line = lines[0] ?? ''
  const isTitle =
    line.length >= 3 &&
    line.length <= 120 &&
    !/[.!?]$/.test(line) &&
    !GREETING.test(fold(line)) &&
    labelled(line.split(/[:：]/)[0] ?? '') === null &&
    sectionOf(line) === null
  if (!isTitle) return { title: null, company: null, place: null, line: null }
  const title = line.replace(/^#+\s*/, '').replace(/\*\*/g, '')
  const at = /^(.{3,90}?)\s+(?:at|@|bei|chez|hos|bij)\s+(\p{Lu}[^,|–—]{1,60}?)(?:\s*[,|–—].*)?$/u.exec(title)
  const around = lines
    .slice(1, 4)
    .filter((next) => next.length <= 80 && !/[.!?:]$/.test(next.replace(LEGAL_FORM, '')))
  const pieces = [
    ...title.split(/\s+[-–—|·]\s+/).slice(1),
    ...around.flatMap((next) => next.split(/\s+[-–—|·•]\s+/)),
  ]
  const below = lines.slice(2).join('\n')
  const named = around
    .slice(0, 2)
    .map((next) => companyInLine(next, below))
    .find((found) => found !== null)
  const company = at?.[2] ?? pieces.find((piece) => LEGAL_FORM.test(piece)) ?? named?.company ?? null
  const parts = title.split(/\s+[-–—|·]\s+/)
  const isCompanyLast = company !== null && parts.length > 1 && parts.includes(company)
  const place =
    pieces.map(placeIfSure).find((found) => found !== null) ??
    (company === named?.company ? (named?.place ?? null) : null)
  return {
    title: at ? at[1] : isCompanyLast ? parts.slice(0, parts.indexOf(company)).join(' – ') : title,
    company,
    place,
    line,
  }
}

/** Only "City, Country" is a place for sure where no label says so. */
function placeIfSure(text: string) {
  const last = text.split(',').pop()?.trim() ?? ''
  const read =
    text.includes(',') && (countryOf(last) !== null || /^[A-Z]{2}$/.test(last)) ? placeInText(text) : null
  return read?.city && (read.country || read.region) ? read : null
}
