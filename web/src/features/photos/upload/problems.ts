// What went wrong with an upload and what to do about it. This is the only place that interprets foreign errors.
import { StoreRefusal } from '../../../upload/resumable.ts'
import { NetworkFailure } from '../../../upload/transport.ts'

/** A message for the person: what happened and what to do. */
export interface Problem {
  message: string
  canRetry: boolean
}

/**
 * - `again`: the same request may work later
 * - `new-session`: the store has forgotten the session, or the grant has expired; ask for a new one
 * - `stored`: an object is already there; look at the photo
 * - `stop`: only the person can do something
 */
export type Reaction = { do: 'again' | 'new-session' | 'stored' } | { do: 'stop'; problem: Problem }

/** The API's error as the client throws it. */
interface ApiProblem {
  status: number
  title?: string
  detail?: string | undefined
}

export function reactTo(error: unknown): Reaction {
  if (error instanceof StoreRefusal) return reactToStore(error)
  if (error instanceof NetworkFailure || error instanceof TypeError) return { do: 'again' }
  if (isUnreadable(error))
    return stop('The file was changed or moved since you added it. Remove it here and add it again.', false)
  if (isApiProblem(error)) return reactToApi(error)
  return stop('Something unexpected went wrong. Try again.', true)
}

function reactToStore({ status, code }: StoreRefusal): Reaction {
  if (status === 408 || status === 429 || status >= 500) return { do: 'again' }
  if (code === 'EntityTooLarge' || code === 'EntityTooSmall')
    return stop('The file’s size has changed. Remove it here and add it again.', false)
  if (status === 412) return { do: 'stored' }
  if (status === 403 || status === 404 || status === 410 || code === 'ExpiredToken')
    return { do: 'new-session' }
  return stop(`Storage refused this upload (${code || status}). Try again, or add the file again.`, true)
}

function reactToApi(error: ApiProblem): Reaction {
  const { status } = error
  if (status === 0 || status === 408 || status === 429 || status >= 500) return { do: 'again' }
  if (status === 401) return stop('You are signed out. Sign in, then try again.', true)
  return stop(error.detail || error.title || 'This upload was refused.', status !== 415 && status !== 422)
}

/** After this many consecutive failures without a byte of progress an upload stops and waits for the person. */
export const MAX_ATTEMPTS = 8
/** How often a refused grant is renewed before it is considered broken. */
export const MAX_RENEWALS = 2

export const UNREACHABLE: Problem = {
  message: 'Storage cannot be reached. Check your connection, then try again.',
  canRetry: true,
}
export const REFUSED_GRANT: Problem = {
  message: 'The permission to upload has expired. Try again to get a new one.',
  canRetry: true,
}

/** Milliseconds to wait: exponential with full jitter, at most a minute. */
export function backoff(attempt: number, random: () => number): number {
  return Math.round(random() * Math.min(60_000, 1000 * 2 ** attempt))
}

function stop(message: string, canRetry: boolean): Reaction {
  return { do: 'stop', problem: { message, canRetry } }
}

function isApiProblem(error: unknown): error is ApiProblem {
  return error instanceof Error && 'status' in error && typeof error.status === 'number'
}

function isUnreadable(error: unknown): boolean {
  return (
    error instanceof DOMException && (error.name === 'NotReadableError' || error.name === 'NotFoundError')
  )
}
