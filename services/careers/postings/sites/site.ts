// What an applicant-tracking system is to us: a host that we recognise, what to ask it, how to read its answers.
import { isObject } from '../plain-words.ts'
import type { Reading, Refusal } from '../reading.ts'
import { refusalOf, refuse } from '../refusal.ts'
import { parseTolerantly } from '../tolerant-json.ts'

export type Data = Record<string, unknown>

export interface SiteRequest {
  url: string
  accept: string
}

export interface SiteAnswer {
  /** As it was asked, or where redirects led. */
  url?: string
  status: number
  contentType?: string | null
  body: string
}

export interface Site {
  name: string
  /** Tells the posting apart where the system answers with all of a company's postings. */
  entry?: string
  /** To be asked in this order, until the answers so far can be read. */
  requests(): SiteRequest[]
  read(answers: SiteAnswer[], clock: { now: Date }): Reading | Refusal
  /** Time to leave between two requests to the host, in milliseconds. */
  pause?: number
}

export const JSON_TYPE = 'application/json'

/** Reads the first answer that holds the posting; else says why there is none. */
export function readFirst(
  answers: SiteAnswer[],
  read: (answer: SiteAnswer) => Reading | Refusal | null,
): Reading | Refusal {
  let refusal: Refusal | null = null
  for (const answer of answers) {
    const wrong = refusalOf(
      {
        status: answer.status,
        url: answer.url ?? '',
        html: answer.body,
        contentType: answer.contentType ?? null,
      },
      true,
    )
    const result = wrong ?? read(answer)
    if (result && !('refused' in result)) return result
    refusal ??= result
  }
  return refusal ?? refuse('not-found')
}

export const jsonOf = (answer: SiteAnswer): unknown => parseTolerantly(answer.body)

/** The entry with an identifier, in a list or in one of an object's lists, or the object itself. */
export function entryWith(value: unknown, lists: string[], is: (entry: Data) => boolean): Data | null {
  const entries = Array.isArray(value)
    ? value
    : isObject(value)
      ? (lists.map((name) => value[name]).find(Array.isArray) ?? [value])
      : []
  return (entries as unknown[]).filter(isObject).find(is) ?? null
}

/** All entries with an identifier: some systems list a posting once for every place. */
export function entriesWith(value: unknown, lists: string[], is: (entry: Data) => boolean): Data[] {
  const entries = Array.isArray(value)
    ? value
    : isObject(value)
      ? (lists.map((name) => value[name]).find(Array.isArray) ?? [value])
      : []
  return (entries as unknown[]).filter(isObject).filter(is)
}

export const objectIn = (value: unknown): Data => (isObject(value) ? value : {})

/** The company's name from the part of the address that stands for it: known, but not how it is written. */
export const companyOfSlug = (slug: string) =>
  decodeURIComponent(slug)
    .replace(/[-_+]+/g, ' ')
    .trim()
