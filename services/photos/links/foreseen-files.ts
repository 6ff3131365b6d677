// What the files of all photos of a link will be, as far as records of photos tell: said before anybody asks for them.
import { MOST_STREAMED, MOST_STREAMED_BYTES } from '../archives/small.ts'
import type { PhotoRecord } from '../record.ts'
import { countFiles, type Room } from './file-stretch.ts'
import type { LinkRecord } from './record.ts'
import type { ForeseenFiles } from './schemas.ts'
import type { Shown } from './sharing-rules.ts'

export const ROOM: Room = { photos: MOST_STREAMED, bytes: MOST_STREAMED_BYTES }
/** What rights and the archive itself add to a file. */
const ADDED_BYTES = 16 * 1024
/** More than a picture of 1600 pixels takes: as many of them as a file may hold always have room. */
const PICTURE_BYTES = 2 * 1024 ** 2

type Kind = Pick<LinkRecord, 'downloads' | 'watermark'>

/** Bytes that a photo takes at most in a file. */
export function weightOf(
  { size, thumbnails }: Pick<Shown<PhotoRecord>, 'size' | 'thumbnails'>,
  { downloads, watermark }: Kind,
): number {
  if (downloads === 'original') return size + ADDED_BYTES
  // With a watermark an animation stands still.
  return thumbnails.isAnimated && watermark === '' ? Math.max(PICTURE_BYTES, size * 2) : PICTURE_BYTES
}

/** Of pictures only the most that they may take is known. */
export const knowsBytes = ({ downloads }: Pick<LinkRecord, 'downloads'>) => downloads === 'original'

/** `weights` are of the link's first photos, in its order; `areAll` says whether others follow. */
export function foreseeFiles(link: Kind, weights: readonly number[], areAll: boolean): ForeseenFiles {
  const files = countFiles(weights, ROOM)
  if (areAll)
    return {
      kind: 'counted',
      files,
      bytes: knowsBytes(link) ? weights.reduce((sum, one) => sum + one, 0) : null,
    }
  return files > 1 ? { kind: 'several' } : { kind: 'unknown', most: ROOM }
}
