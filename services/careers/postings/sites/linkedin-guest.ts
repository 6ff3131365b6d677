// LinkedIn's guest endpoint for one posting. Nothing here pretends to be signed in: only where an operator keeps a
// session as a secret, it is sent along.
import { parseHtml } from '../html-tree.ts'
import { isLinkedIn, linkedInId, readLinkedIn } from '../linkedin.ts'
import { refusalOf, refuse } from '../refusal.ts'
import { readFirst, type Site } from './site.ts'

export function linkedInGuest(url: URL): Site | null {
  const id = isLinkedIn(url.href) ? linkedInId(url.href) : null
  if (!id) return null
  return {
    name: 'LinkedIn',
    pause: 3500,
    requests: () => [
      { url: `https://www.linkedin.com/jobs-guest/jobs/api/jobPosting/${id}`, accept: 'text/html' },
    ],
    read: (answers, { now }) =>
      readFirst(answers, ({ body, status, url: answered, contentType }) => {
        const reading = readLinkedIn(parseHtml(body), { url: url.href, now })
        if (reading) return reading
        return (
          refusalOf({ status, url: answered ?? '', html: body, contentType: contentType ?? null }) ??
          refuse('login-wall')
        )
      }),
  }
}
