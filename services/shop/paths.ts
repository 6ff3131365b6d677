// Object names of the room, in the buckets that it shares with others. Images are below their photo's prefix in
// `renditions`, so that they go when the photo goes (`images/paths.ts`).

/** Where files of the room arrive in `documents`. */
export const UPLOADS = 'shop/'

export const STORING = ['imports', 'orders', 'catalogue'] as const
export type Storing = (typeof STORING)[number]

/** The common prefix of all that a shop has of one subject. */
export const ownerPrefix = (subject: Storing, ownerId: string) => `shop/${subject}/${ownerId}/`

/** The common prefix of all that belongs to one record. */
export const recordPrefix = (subject: Storing, { ownerId, id }: { ownerId: string; id: string }) =>
  `${ownerPrefix(subject, ownerId)}${id}/`

const ID = '[A-Za-z0-9_-]{1,64}'
const IMPORT_FILE = new RegExp(`^shop/imports/(${ID})/(${ID})/file$`)

/** A catalogue as it was uploaded, in `documents`. */
export const importFilePath = (record: { ownerId: string; id: string }) =>
  `${recordPrefix('imports', record)}file`

/** What becomes of its rows, in `papers`; `reading` counts how often it was read. */
export const importReportPath = (record: { ownerId: string; id: string }, reading: number) =>
  `${recordPrefix('imports', record)}report-${reading}.json`

/** Null for an object name that is not an uploaded catalogue's. */
export function parseImportFilePath(name: string): { ownerId: string; id: string } | null {
  const [, ownerId, id] = IMPORT_FILE.exec(name) ?? []
  return ownerId && id ? { ownerId, id } : null
}
