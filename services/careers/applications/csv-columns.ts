// What each column of the CSV file means.
import { isoTime } from '../../platform/times.ts'
import { type Application, type ApplicationCreation, STAGES, type Stage } from './schemas.ts'

export type Row = Record<string, string | undefined>

type Told = Pick<
  Application,
  'title' | 'company' | 'stage' | 'appliedOn' | 'nextStep' | 'salary' | 'url' | 'contact' | 'notes'
>

export function columnsOf(application: Told) {
  const { title, company, stage, appliedOn, nextStep, salary, url, contact, notes } = application
  return {
    title,
    company,
    stage,
    'applied on': appliedOn ?? '',
    'next step': nextStep?.text ?? '',
    'next step on': nextStep?.on ?? '',
    salary: salary?.text ?? '',
    address: url ?? '',
    'contact name': contact?.name ?? '',
    'contact email': contact?.email ?? '',
    'contact phone': contact?.phone ?? '',
    notes,
  }
}

/** Headings of other programs. */
const ALSO: Record<string, readonly string[]> = {
  title: ['position', 'job title', 'role', 'job'],
  company: ['employer', 'organisation', 'organization'],
  stage: ['status', 'state'],
  'applied on': ['applied', 'date applied', 'applied date', 'application date'],
  'next step on': ['next step date', 'due', 'due date'],
  salary: ['pay', 'compensation'],
  address: ['url', 'link', 'job url', 'posting'],
  'contact name': ['contact', 'recruiter'],
  'contact email': ['email'],
  'contact phone': ['phone'],
  notes: ['note', 'comments'],
}

/** What other programs call the stages. */
const STAGE_NAMES: ReadonlyMap<string, Stage> = new Map([
  ['', 'saved'],
  ['draft', 'saved'],
  ['wishlist', 'saved'],
  ['bookmarked', 'saved'],
  ['interested', 'saved'],
  ['submitted', 'applied'],
  ['interview', 'interviewing'],
  ['offered', 'offer'],
  ['hired', 'accepted'],
  ['declined', 'rejected'],
  ['no response', 'rejected'],
])

const LONGEST = { title: 300, company: 300, url: 2000, notes: 20_000, nextStep: 300 }

export function readRow(row: Row): {
  title: string
  creation: ApplicationCreation | null
  problems: string[]
} {
  const problems: string[] = []
  const byHeading = new Map(Object.entries(row).map(([heading, text]) => [heading.toLowerCase(), text]))
  const cell = (name: string): string => {
    const heading = [name, ...(ALSO[name] ?? [])].find((each) => byHeading.has(each))
    const text = heading === undefined ? '' : byHeading.get(heading)
    return typeof text === 'string' ? text.trim().toWellFormed() : ''
  }
  const dayOf = (name: string): string | null => {
    const text = cell(name)
    if (text === '' || isDay(text)) return text || null
    problems.push(`"${text}" in "${name}" is no day like 2026-11-26, so it was left out`)
    return null
  }

  const title = cell('title').slice(0, LONGEST.title)
  if (title === '') return { title, creation: null, problems: ['It has no title'] }
  for (const [name, length] of [
    ['title', LONGEST.title],
    ['company', LONGEST.company],
    ['notes', LONGEST.notes],
  ] as const)
    if (cell(name).length > length)
      problems.push(`"${name}" is longer than ${length} characters, so it was cut`)

  const said = cell('stage').toLowerCase()
  const stage = STAGES.find((each) => each === said) ?? STAGE_NAMES.get(said)
  if (!stage) problems.push(`"${cell('stage')}" is no stage, so it was saved`)

  const url = cell('address')
  const isAddress = /^https?:\/\//i.test(url) && URL.canParse(url) && url.length <= LONGEST.url
  if (url !== '' && !isAddress) problems.push('The address is no web address, so it was left out')

  const next = cell('next step').slice(0, LONGEST.nextStep)
  const nextOn = dayOf('next step on')
  const salary = cell('salary')
  const person = { name: cell('contact name'), email: cell('contact email'), phone: cell('contact phone') }
  const hasContact = Object.values(person).some((text) => text !== '')
  const creation: ApplicationCreation = {
    title,
    company: cell('company').slice(0, LONGEST.company),
    stage: stage ?? 'saved',
    appliedOn: dayOf('applied on'),
    nextStep: next === '' && nextOn === null ? null : { text: next || 'Next step', on: nextOn },
    salary: salary === '' ? null : asStated(salary),
    url: isAddress ? url : null,
    contact: hasContact
      ? { name: cut(person.name, 300), email: cut(person.email, 300), phone: cut(person.phone, 100) }
      : null,
    notes: cell('notes').slice(0, LONGEST.notes),
  }
  return { title, creation, problems }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && isoTime(time).startsWith(text)
}

const cut = (text: string, length: number) => text.slice(0, length) || null

/** A pay that a person wrote in words stays in their words. */
const asStated = (text: string) => ({
  minimum: null,
  maximum: null,
  currency: null,
  period: null,
  isPeriodInferred: false,
  text: text.slice(0, 300),
})
