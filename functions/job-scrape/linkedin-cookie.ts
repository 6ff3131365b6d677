// The session with which an operator lets LinkedIn's postings be read. Without one nobody is signed in.
import { isLinkedInHost } from '../../services/careers/postings/linkedin.ts'
import { MINUTE_MS } from '../../services/platform/durations.ts'
import { type SecretReader, secretText } from '../../services/platform/secret-text.ts'

export interface LinkedInCookieDeps {
  secrets: () => Promise<SecretReader>
  /** `projects/P/secrets/S`. */
  secret: string
  now: () => number
}

/** A new session takes effect within this time. */
const KEPT_MS = 5 * MINUTE_MS

/** One pair, in the characters that RFC 6265 allows: a value with a line break could become another header. */
const COOKIE = /^li_at=[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/

/** Asks Secret Manager only for LinkedIn's own hosts. A value that is no such cookie counts as none. */
export function createLinkedInCookie({ secrets, secret, now }: LinkedInCookieDeps) {
  let known: { cookie: string | null; at: number } | null = null

  return async (host: string): Promise<string | null> => {
    if (!isLinkedInHost(host)) return null
    if (known && now() - known.at < KEPT_MS) return known.cookie
    const text = await secretText(await secrets(), secret)
    known = { cookie: COOKIE.test(text) ? text : null, at: now() }
    return known.cookie
  }
}
