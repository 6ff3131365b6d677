// What an answer of the Gmail API means: https://developers.google.com/workspace/gmail/api/guides/handle-errors
import type { Delivery } from './transport.ts'

export interface GmailAnswer {
  status: number
  /** The `Retry-After` header. */
  retryAfter: string | null
  text: string
}

const QUOTA_REASONS = new Set([
  'dailyLimitExceeded',
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'quotaExceeded',
  'RATE_LIMIT_EXCEEDED',
  'RESOURCE_EXHAUSTED',
])
const LONGEST_REPLY = 500
const HOUR_MS = 3_600_000
/** Whatever is asked for: not at once again, and no limit of Gmail lasts longer than a day. */
const SHORTEST_MS = 60_000
const LONGEST_MS = 24 * HOUR_MS

interface GmailError {
  message: string
  reasons: string[]
}

/** `now` is in milliseconds since the epoch. A 401 that is left after a new token is a refused sign-in. */
export function deliveryOf({ status, retryAfter, text }: GmailAnswer, now: number): Delivery {
  const reply = `${status} ${text}`.replaceAll(/\s+/g, ' ').toWellFormed().slice(0, LONGEST_REPLY)
  if (status >= 200 && status < 300) {
    const id = idIn(text)
    if (id !== null) return { outcome: 'sent', providerId: id, reply }
    return { outcome: 'unknown', reason: 'Google’s answer cannot be read', reply }
  }
  const { message, reasons } = errorIn(text)
  if (status === 429 || (status === 403 && reasons.some((reason) => QUOTA_REASONS.has(reason))))
    return {
      outcome: 'refused',
      cause: 'quota',
      reason: 'Google says that this account has sent as much as it may for now',
      reply,
      afterMs: waitIn({ retryAfter, message, reasons }, now),
    }
  if (status === 401 || status === 403)
    return {
      outcome: 'refused',
      cause: 'authentication',
      reason: 'Google does not let this studio send for the account any more',
      reply,
      afterMs: null,
    }
  // The mail may have been accepted before the error happened.
  if (status >= 500) return { outcome: 'unknown', reason: 'Google failed while it took the mail', reply }
  if (status === 413)
    return { outcome: 'failed', reason: 'The mail is too large for Gmail', reply, isBounce: false }
  return {
    outcome: 'failed',
    reason: /\bto header|recipient/i.test(message)
      ? 'Gmail does not take this address'
      : 'Gmail refused the mail',
    reply,
    isBounce: false,
  }
}

/** Google asks to wait by header or, for sending limits, in the message: `User-rate limit exceeded. Retry after <time>`. */
function waitIn(answer: GmailError & Pick<GmailAnswer, 'retryAfter'>, now: number): number {
  return Math.min(Math.max(namedWait(answer, now), SHORTEST_MS), LONGEST_MS)
}

function namedWait(
  { retryAfter, message, reasons }: GmailError & Pick<GmailAnswer, 'retryAfter'>,
  now: number,
): number {
  const seconds = retryAfter === null ? Number.NaN : Number(retryAfter)
  if (Number.isFinite(seconds) && seconds >= 0) return seconds * 1000
  const named = retryAfter ?? /retry after\s+(\S+)/i.exec(message)?.[1]
  const at = named === undefined ? Number.NaN : Date.parse(named)
  if (Number.isFinite(at)) return Math.max(0, at - now)
  return reasons.includes('dailyLimitExceeded') ? 24 * HOUR_MS : HOUR_MS
}

function errorIn(text: string): GmailError {
  const { error } = parse(text) as {
    error?: { message?: unknown; status?: unknown; errors?: { reason?: unknown }[] }
  }
  const reasons = [
    error?.status,
    ...(Array.isArray(error?.errors) ? error.errors.map((each) => each?.reason) : []),
  ]
  return {
    message: typeof error?.message === 'string' ? error.message : '',
    reasons: reasons.filter((reason) => typeof reason === 'string'),
  }
}

function idIn(text: string): string | null {
  const { id } = parse(text) as { id?: unknown }
  return typeof id === 'string' && id !== '' ? id : null
}

function parse(text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
