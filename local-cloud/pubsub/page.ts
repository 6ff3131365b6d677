import { invalidArgument } from './rpc.ts'

/** Items in one list answer when the caller gives no size, or asks for more. */
const PAGE_SIZE = 1000

/** One page of `items`, which must be sorted by `name`; the token is the last name of the page before. */
export function page<Item extends { name: string }>(
  items: Iterable<Item>,
  { pageSize = 0, pageToken = '' }: { pageSize?: number; pageToken?: string },
): { items: Item[]; nextPageToken: string } {
  if (pageSize < 0) throw invalidArgument(`Invalid page size given (page_size=${pageSize}).`)
  const size = Math.min(pageSize || PAGE_SIZE, PAGE_SIZE)
  const after = Buffer.from(pageToken, 'base64url').toString()
  const rest = [...items].filter(({ name }) => name > after).sort((a, b) => (a.name < b.name ? -1 : 1))
  const shown = rest.slice(0, size)
  const last = rest.length > size ? shown.at(-1)!.name : ''
  return { items: shown, nextPageToken: Buffer.from(last).toString('base64url') }
}
