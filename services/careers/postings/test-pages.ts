// Pages for tests, and what is read from them.
import { completeReading } from './complete-reading.ts'
import { readPage } from './read-page.ts'
import { allFields } from './reading.ts'

export const now = new Date('2026-11-26T12:00:00Z')

export interface Made {
  body: string
  head?: string
  lang?: string
  url?: string
}

export function read({ body, head = '', lang = 'en', url = 'https://jobs.example.com/1' }: Made) {
  const reading = readPage({
    html: `<!doctype html><html lang="${lang}"><head>${head}</head><body>${body}</body></html>`,
    url,
    now,
  })
  if (!reading) return null
  const completed = completeReading(reading, { now })
  return { rung: completed.rung, provenance: completed.provenance, ...allFields(completed) }
}

export const jsonLd = (value: unknown) =>
  `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`
export const posting = (fields: object) => ({
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  ...fields,
})
export const cities = (places: { city: string | null; country: string | null }[] = []) =>
  places.map(({ city, country }) => `${city}/${country}`)
