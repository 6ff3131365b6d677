// Object names of the room, in the buckets that it shares with others. The subject comes before the person, so that
// storage can announce the uploads of one subject alone.

export const STORING = ['lists', 'campaigns'] as const
export type Storing = (typeof STORING)[number]

/** The common prefix of all that a person has in one subject. */
export const ownerPrefix = (subject: Storing, ownerId: string) => `campaigns/${subject}/${ownerId}/`

/** The common prefix of all that belongs to one record. */
export const recordPrefix = (subject: Storing, { ownerId, id }: { ownerId: string; id: string }) =>
  `${ownerPrefix(subject, ownerId)}${id}/`

/** Where files of all subjects arrive. */
export const UPLOADS = 'campaigns/'
const LIST_UPLOADS = `${UPLOADS}lists/`

const ID = '[A-Za-z0-9_-]{1,64}'
const LIST_FILE = new RegExp(`^${LIST_UPLOADS}(${ID})/(${ID})/file$`)
const ATTACHED_FILE = new RegExp(`^${UPLOADS}campaigns/(${ID})/(${ID})/(${ID})$`)

/** The list as it was uploaded, in `documents`. */
export const listFilePath = (list: { ownerId: string; id: string }) => `${recordPrefix('lists', list)}file`

/** Null for an object name that is not an uploaded list's. */
export function parseListFilePath(name: string): { ownerId: string; id: string } | null {
  const [, ownerId, id] = LIST_FILE.exec(name) ?? []
  return ownerId && id ? { ownerId, id } : null
}

/** What the rows of a list make, in `papers`; `reading` counts how often it was read. */
export const listRowsPath = (list: { ownerId: string; id: string }, reading: number) =>
  `${recordPrefix('lists', list)}rows-${reading}.json`

/** A file that goes with the mails, in `documents` when it was uploaded and in `papers` when it was made here. */
export const attachmentPath = (campaign: { ownerId: string; id: string }, attachmentId: string) =>
  `${recordPrefix('campaigns', campaign)}${attachmentId}`

/** Null for an object name that is not an attachment's. */
export function parseAttachmentPath(
  name: string,
): { ownerId: string; campaignId: string; id: string } | null {
  const [, ownerId, campaignId, id] = ATTACHED_FILE.exec(name) ?? []
  return ownerId && campaignId && id ? { ownerId, campaignId, id } : null
}
