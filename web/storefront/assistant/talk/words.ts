import { ApiError } from '../../../src/api-error.ts'
import { explain } from '../../explain.ts'

/** What a customer reads when something of the chat did not work. */
export function problemOf(error: unknown): string {
  if (!(error instanceof ApiError)) return 'The connection broke off.'
  if (error.status === 0)
    return 'The shop cannot be reached. Check your connection, then try again. Nothing you wrote is lost.'
  if (error.status === 429 && error.retryAfter !== undefined)
    return `That was a lot in a short time. Please wait ${seconds(error.retryAfter)}, then try again.`
  return explain(error)
}

const seconds = (count: number) => (count === 1 ? '1 second' : `${count} seconds`)
