// What a folder of postings and résumés holds: `jobs/` with pages, texts and answers of systems, and `resumes/`.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { RESUMES, type ResumeAnswer } from './resume-answers.ts'
import { ANSWERS } from './right-answers.ts'
import { PAGES } from './right-pages.ts'
import type { Case, RightValues } from './right-values.ts'
import { type SystemAnswer, systemOf } from './systems.ts'

export interface TriedPosting {
  file: string
  /** Null where nobody has written down what it says. */
  right: RightValues | null
  /** What is sent to the API. */
  submission: { url: string } | { text: string }
  /** What the internet answers about it. */
  served: SystemAnswer[]
}

export interface TriedResume {
  file: string
  right: ResumeAnswer | null
  bytes: Uint8Array<ArrayBuffer>
}

const CASES = [...PAGES, ...ANSWERS]

const namesIn = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /^[^.].*\.\w+$/.test(name))
        .sort()
    : []

export function postingsIn(folder: string): TriedPosting[] {
  const taken = new Set(CASES.map(({ url }) => url))
  return namesIn(join(folder, 'jobs')).flatMap((file): TriedPosting[] => {
    const content = readFileSync(join(folder, 'jobs', file), 'utf8')
    const known = CASES.filter((each) => each.file === file)
    if (/\.(?:txt|md)$/.test(file))
      return [{ ...rightOf(file, known[0]), submission: { text: content }, served: [] }]
    if (/\.html?$/.test(file)) {
      const url = known[0]?.url ?? freeAddress(addressIn(content), file, taken)
      return [{ ...rightOf(file, known[0]), submission: { url }, served: pageAt(new URL(url), content) }]
    }
    const parsed = file.endsWith('.json') ? parse(content) : content
    const system = systemOf(parsed)
    const addresses =
      known.length > 0 ? known.map(({ url }) => url ?? '') : (system?.postingsIn(parsed) ?? [])
    if (addresses.length === 0) console.warn(`${file} is no page, text or answer of a known system`)
    return addresses.map((url, index) => ({
      ...rightOf(file, known[index]),
      submission: { url },
      served: system?.answersFor(new URL(url), parsed) ?? [],
    }))
  })
}

export const resumesIn = (folder: string): TriedResume[] =>
  namesIn(join(folder, 'resumes')).map((file) => ({
    file,
    right: RESUMES.find((answer) => answer.file === file) ?? null,
    bytes: new Uint8Array(readFileSync(join(folder, 'resumes', file))),
  }))

const rightOf = (file: string, known: Case | undefined) => ({ file, right: known?.right ?? null })

function parse(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return null
  }
}

/** What a page calls its own address. */
function addressIn(html: string): string | null {
  const [link] = /<link\b[^>]*\brel=["']?canonical\b[^>]*>/i.exec(html) ?? []
  const [meta] = /<meta\b[^>]*\bproperty=["']og:url["'][^>]*>/i.exec(html) ?? []
  const address =
    /\bhref=["']([^"']+)/i.exec(link ?? '')?.[1] ?? /\bcontent=["']([^"']+)/i.exec(meta ?? '')?.[1]
  const url = URL.parse(address?.replaceAll('&amp;', '&') ?? '')
  return url && /^https?:$/.test(url.protocol) && url.hostname.includes('.') ? url.href : null
}

function freeAddress(stated: string | null, file: string, taken: Set<string | null>): string {
  const url = stated && !taken.has(stated) ? stated : `https://jobs.example.com/${encodeURIComponent(file)}`
  taken.add(url)
  return url
}

function pageAt(url: URL, body: string): SystemAnswer[] {
  const page = { address: url.host + url.pathname + url.search, body }
  const id = /\/jobs\/view\/(?:[^/]*-)?(\d{6,})/.exec(url.pathname)?.[1]
  const isLinkedIn = id !== undefined && /(?:^|\.)linkedin\.com$/.test(url.hostname)
  const guest = { address: `www.linkedin.com/jobs-guest/jobs/api/jobPosting/${id}`, body }
  return isLinkedIn ? [page, guest] : [page]
}
