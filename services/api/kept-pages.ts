// How long pages for people without an account may be kept, and by whom.
import { AppError } from '../platform/errors.ts'

/** `shared` pages are the same for everybody; `own` ones are kept by nobody. */
export type Keeping = 'shared' | 'own'

export const CACHE: Record<Keeping, string> = {
  // Browsers ask each time. A cache for everybody keeps a page for as long as a rush of visitors needs, and no longer
  // than a maker who changes something would notice.
  shared: 'public, max-age=0, s-maxage=10, must-revalidate',
  own: 'private, no-store',
}

export const HTML = 'text/html; charset=utf-8'

/** Null for what is not found. */
export async function orNull<Value>(work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return null
    throw error
  }
}
