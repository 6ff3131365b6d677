// What somebody reads who has a link, where it does not show its photos.
import type { SharedPage } from '../../photos/portfolio/page-schemas.ts'
import type { AppError } from '../../platform/errors.ts'

const GONE =
  'It never existed, was taken back, or has ended. Please ask the person who sent it for another one.'

const AGAIN = 'The address has a mistake in it. Please go back to the photos and choose again.'

const LATER = 'The pictures are still being made. Please try again in a minute.'

/** Null for what is no answer about the link. */
export function refusalOf(error: AppError, path: string): { page: SharedPage; status: number } | null {
  const password = (problem: string, status: number) =>
    ({ page: { kind: 'password', path, problem }, status }) as const
  if (error.reason === 'link-locked') return password('', 200)
  if (error.reason === 'wrong-password') return password(error.message, 403)
  if (error.code === 'too-many') return password(error.message, 429)
  if (error.reason === 'archive-changed')
    return {
      page: { kind: 'ended', title: 'The photos have changed', words: error.message, path },
      status: 409,
    }
  if (error.code === 'invalid')
    return { page: { kind: 'ended', title: 'There is no such file', words: AGAIN, path }, status: 404 }
  if (error.code === 'not-found')
    return { page: { kind: 'ended', title: 'This link does not work', words: GONE }, status: 404 }
  if (error.reason === 'too-large')
    return {
      page: { kind: 'ended', title: 'Too many for one file', words: error.message, path },
      status: 409,
    }
  if (error.code === 'temporary')
    return { page: { kind: 'ended', title: 'Not ready yet', words: LATER, path }, status: 503 }
  if (error.code === 'gone')
    return { page: { kind: 'ended', title: 'This link has ended', words: error.message }, status: 410 }
  return null
}
