// Objects of archives, in `papers`, which rooms share.
interface Named {
  ownerId: string
  id: string
}

export const archivesPrefix = (ownerId: string) => `photos/archives/${ownerId}/`
/** The common prefix of all that belongs to one archive. */
export const archivePrefix = ({ ownerId, id }: Named) => `${archivesPrefix(ownerId)}${id}/`

/** The archive itself, where it is stored. */
export const archivePath = (archive: Named) => `${archivePrefix(archive)}archive.zip`

const numbered = (number: number) => String(number).padStart(5, '0')

/** Parts of each round have names of their own, so that a late step of an earlier one spoils nothing. */
export const planPath = (archive: Named & { round: number }, part: number) =>
  `${archivePrefix(archive)}${archive.round}/plan-${numbered(part)}.json`
export const partPath = (archive: Named & { round: number }, part: number) =>
  `${archivePrefix(archive)}${archive.round}/part-${numbered(part)}`
