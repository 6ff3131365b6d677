// Facts that stand beside a label: in definition lists, tables, "Label: value" lines, a hidden label before its value.
import type { FieldSource, PostingFields } from '../jobs/schemas.ts'
import { contactIn } from './contact.ts'
import { dateOf, relativeDay } from './dates.ts'
import { employmentTypesOf, remoteKindOf, seniorityOf } from './employment.ts'
import { type Element, elementsOf, textOf } from './html-tree.ts'
import { type LabelledField, labelled } from './labels.ts'
import { placesInText } from './places.ts'
import { oneLine, squeeze } from './plain-words.ts'
import type { takeNotes } from './reading.ts'
import { salaryInText } from './salary.ts'

export type Facts = Map<LabelledField, string>

const MAX_VALUE = 200
/** Labels whose values are looked for: looking costs as much as the label has siblings. */
const MAX_LABELS = 200

/** The first value of each label in the part of a page. */
export function factsIn(elements: Iterable<Element>): Facts {
  const facts: Facts = new Map()
  const add = (field: LabelledField, value: string) => {
    const text = squeeze(value).replace(/^[:：\s–-]+/, '')
    if (text !== '' && text.length <= MAX_VALUE && !facts.has(field) && !labelled(text))
      facts.set(field, text)
  }
  let labels = 0
  for (const element of elements) {
    if (element.children.length > 12) continue
    const text = shortText(element)
    if (text === null) continue
    const field = labelled(text)
    if (field) {
      if (++labels > MAX_LABELS) break
      const value = valueBeside(element, text)
      if (value) add(field, value)
    } else lineFact(text, add)
  }
  return facts
}

/** "Location: Berlin". */
export function lineFact(line: string, add: (field: LabelledField, value: string) => void) {
  const colon = line.search(/[:：]/)
  if (colon < 2 || colon > 40) return
  const field = labelled(line.slice(0, colon))
  // A second label on the same line is another fact, not part of this one.
  const value = line.slice(colon + 1)
  if (field && value.trim() !== '' && !/\p{L}{3,}\s?[:：]\s/u.test(value)) add(field, value)
}

/** The element's text when it is short; long ones are not even read to their end. */
function shortText(element: Element): string | null {
  let budget = 40
  for (const _ of elementsOf(element)) if (--budget < 0) return null
  const text = squeeze(textOf(element))
  return text !== '' && text.length <= MAX_VALUE + 40 ? text : null
}

function valueBeside(label: Element, text: string): string | null {
  const parent = label.parent
  if (!parent) return null
  const siblings = parent.children
  const at = siblings.indexOf(label)
  const after = siblings.slice(at + 1, at + 6)
  const isOnlyLine = parent.children.length <= 12
  if (label.tag === 'dt' || label.tag === 'th' || label.tag === 'td') {
    const cell = after.find((node) => typeof node !== 'string')
    return cell ? squeeze(textOf(cell)) : null
  }
  for (const node of after) {
    if (typeof node !== 'string' && node.tag === 'br') continue
    const value = squeeze(textOf(node)).replace(/^[:：]\s*/, '')
    if (value !== '') return value
  }
  // The label is alone in its element: the value is in the next one.
  if (!isOnlyLine || squeeze(textOf(parent)) !== text || !parent.parent || parent.tag === 'li') return null
  return valueBeside(parent, text)
}

type Notes = ReturnType<typeof takeNotes>

export interface FactOptions {
  source: FieldSource
  confidence: number
  now: Date
  country?: string | null
  except?: LabelledField[]
}

/** Takes down what the facts say. */
export function noteFacts({ note }: Notes, facts: Facts, options: FactOptions) {
  const take = <Name extends keyof PostingFields>(
    field: LabelledField,
    name: Name,
    read: (value: string) => PostingFields[Name] | null,
  ) => {
    const value = facts.get(field)
    if (value && !options.except?.includes(field))
      note(name, read(value), { source: options.source, confidence: options.confidence, raw: value })
  }
  take('title', 'title', (value) => oneLine(value, 200))
  take('company', 'company', (value) => oneLine(value, 150))
  take('location', 'places', (value) => placesInText(value))
  take('salary', 'salary', (value) =>
    salaryInText(value, { country: options.country ?? null, isLabelled: true }),
  )
  take('employment', 'employmentTypes', (value) => employmentTypesOf(value))
  take('department', 'department', (value) => oneLine(value, 100))
  take('remote', 'remote', (value) => remoteKindOf(value))
  take('location', 'remote', (value) => remoteKindOf(value))
  take('employment', 'remote', (value) => remoteKindOf(value))
  take('posted', 'postedAt', (value) => dateOf(value) ?? relativeDay(value, options.now))
  take('until', 'validUntil', (value) => dateOf(value))
  take('level', 'seniority', (value) => seniorityOf(value))
  take('identifier', 'identifier', (value) =>
    /\d/.test(value) && value.length <= 60 ? oneLine(value) : null,
  )
  take('contact', 'contact', (value) => {
    const found = contactIn(value)
    const name = /^(?:\p{Lu}[\p{L}.'’-]+\s){1,3}\p{Lu}[\p{L}'’-]+/u.exec(value)?.[0] ?? null
    return found || name ? { name, email: found?.email ?? null, phone: found?.phone ?? null } : null
  })
}
