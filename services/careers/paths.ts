// Object names of the room, in the buckets that it shares with others. The subject comes before the person, so that
// storage can announce the uploads of one subject alone.

/** Subjects that keep objects, in `documents` or in `papers`. */
export const STORING = ['jobs', 'resumes', 'cvs', 'insights', 'applications'] as const
export type Storing = (typeof STORING)[number]

/** The common prefix of all that a person has in one subject. */
export const ownerPrefix = (subject: Storing, ownerId: string) => `careers/${subject}/${ownerId}/`

/** The common prefix of all that belongs to one record. */
export const recordPrefix = (subject: Storing, { ownerId, id }: { ownerId: string; id: string }) =>
  `${ownerPrefix(subject, ownerId)}${id}/`

/** The common prefix of a person's report. */
export const reportPrefix = (ownerId: string) => recordPrefix('insights', { ownerId, id: 'report' })

export const RESUME_UPLOADS = 'careers/resumes/'

const ID = '[A-Za-z0-9_-]{1,64}'
const RESUME_DOCUMENT = new RegExp(`^${RESUME_UPLOADS}(${ID})/(${ID})/document$`)

/** The document as it was uploaded. */
export const resumeDocumentPath = (resume: { ownerId: string; id: string }) =>
  `${recordPrefix('resumes', resume)}document`

/** Null for an object name that is not an uploaded résumé's. */
export function parseResumeDocumentPath(name: string): { ownerId: string; id: string } | null {
  const [, ownerId, id] = RESUME_DOCUMENT.exec(name) ?? []
  return ownerId && id ? { ownerId, id } : null
}
