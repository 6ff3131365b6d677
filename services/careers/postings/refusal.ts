// Why an answer holds no posting, in words that tell a person what to do.

import type { Refusal, RefusalCode } from './reading.ts'
import { closest } from './refusal-words.ts'

const REASONS: Record<RefusalCode, string> = {
  'not-found':
    'There is no posting at this address any more. Check the address, or paste the text of the posting.',
  closed: 'This posting is closed. If you have its text, paste it to keep it.',
  'login-wall':
    'The site shows this posting only to people who are signed in. Open it there and use “Save to Atelier”, or paste its text.',
  blocked:
    'The site does not let machines read this page. Open it in your browser and use “Save to Atelier”, or paste its text.',
  'too-many-requests':
    'The site asks us to wait before we read more of its pages. Try again later, or paste the text of the posting.',
  unavailable: 'The site did not answer properly. Try again later, or paste the text of the posting.',
  'not-html': 'This address leads to a file that is not a web page. Paste the text of the posting instead.',
  empty:
    'The page is empty for readers without a browser. Open it and use “Save to Atelier”, or paste its text.',
  'consent-wall':
    'The site shows only its question about cookies. Open the posting in your browser and use “Save to Atelier”, or paste its text.',
  'no-posting':
    'No job posting was found on this page. Check that the address leads to one posting, or paste its text.',
}

export const refuse = (refused: RefusalCode): Refusal => ({ refused, reason: REASONS[refused] })

export interface Fetched {
  status: number
  /** After redirects. */
  url: string
  contentType?: string | null
  html: string
}

/**
 * Why an answer cannot be read; null when it may hold a posting. `hasPosting` says that one was read from it: pages
 * with a posting have forms to sign in and questions about cookies too.
 */
export function refusalOf(fetched: Fetched, hasPosting = false): Refusal | null {
  const { status, url, contentType, html } = fetched
  const byStatus = refusalOfStatus(status)
  if (byStatus) return refuse(byStatus)
  if (contentType && !/html|xml|text\/plain|json/i.test(contentType)) return refuse('not-html')
  if (isBinary(html)) return refuse('not-html')
  if (hasPosting) return null
  if (LOGIN_PATH.test(pathOf(url))) return refuse('login-wall')
  if (html.trim() === '') return refuse('empty')
  const found = closest(html)
  return found ? refuse(found) : null
}

function refusalOfStatus(status: number): RefusalCode | null {
  if (status === 404 || status === 410) return 'not-found'
  if (status === 401 || status === 407) return 'login-wall'
  if (status === 403 || status === 451 || status === 999) return 'blocked'
  if (status === 429) return 'too-many-requests'
  return status >= 400 || (status > 0 && status < 200) ? 'unavailable' : null
}

const LOGIN_PATH =
  /\/(?:authwall|login|log-in|signin|sign-in|sign_in|uas\/login|checkpoint|sso|account\/login|users\/sign_in)(?:[/?]|$)/i

function pathOf(url: string): string {
  try {
    return new URL(url).pathname
  } catch {
    return ''
  }
}

/** How files of other kinds begin, and characters that no text has. */
const MAGIC = ['%PDF-', 'PK\u0003\u0004', '\u0089PNG', 'GIF8', '\u00ff\u00d8']

function isBinary(body: string): boolean {
  if (MAGIC.some((magic) => body.startsWith(magic))) return true
  const unreadable = [...body.slice(0, 1000)].filter(
    (character) => character < '\u0009' || character === '\ufffd',
  )
  return unreadable.length > 20
}
