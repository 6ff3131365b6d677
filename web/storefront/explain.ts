import { ApiError } from '../src/api.ts'

/** What a customer reads about an error. */
export function explain(error: unknown): string {
  if (!(error instanceof ApiError) || (error.status >= 500 && error.status !== 503))
    return 'Something went wrong. Please try again in a moment.'
  if (error.status === 0) return 'The shop cannot be reached. Check your connection, then try again.'
  const [first] = error.errors
  return first ? `${error.message}: ${first.message}` : error.message
}
