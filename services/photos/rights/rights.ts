import type { PhotoRecord } from '../record.ts'
import type { Rights, RightsProfile } from './schemas.ts'

export const NO_RIGHTS: RightsProfile = { creator: '', copyright: '', licenceUrl: '' }

/**
 * What the file says of its author itself is kept: a person's photos may contain some that others made. The person's
 * licence is then not claimed for it, either.
 */
export function rightsOf(photo: Pick<PhotoRecord, 'metadata'>, profile: RightsProfile): Rights {
  const { author, copyright } = photo.metadata ?? { author: null, copyright: null }
  const isOwn = author === null || fold(author) === fold(profile.creator)
  if (isOwn) return { ...profile, copyright: copyright || profile.copyright }
  return { creator: author, copyright: copyright ?? '', licenceUrl: '' }
}

export const saysNothing = ({ creator, copyright, licenceUrl }: Rights): boolean =>
  creator === '' && copyright === '' && licenceUrl === ''

const fold = (name: string) => name.normalize('NFKC').trim().toLowerCase()
