// The requests of a link's page to the API.
import type { NewComment, SharedPhoto } from '../../../services/photos/links/schemas.ts'

/** The message is for people. */
export class Refused extends Error {
  override readonly name = 'Refused'
}

/** `address` is the link's own in the API. Each throws Refused, or TypeError when nothing was reached. */
export function createRequests(address: string) {
  async function ask(path: string, method = 'GET', body?: object): Promise<SharedPhoto> {
    const answer = await fetch(`${address}/photos/${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    if (answer.ok) return answer.json()
    const { detail } = (await answer.json().catch(() => ({}))) as { detail?: string }
    throw new Refused(detail ?? 'That did not work. Please load the page again.')
  }

  return {
    photo: (id: string) => ask(id),
    favourite: (id: string, isFavourite: boolean) => ask(`${id}/favourite`, isFavourite ? 'PUT' : 'DELETE'),
    comment: (id: string, comment: NewComment) => ask(`${id}/comments`, 'POST', comment),
  }
}
