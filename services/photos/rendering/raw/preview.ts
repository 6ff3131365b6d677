// Finds what of a raw camera file can be shown: the largest picture that the camera put into it.
import { MAX_PIXELS } from '../limits.ts'
import { isOnItsSide } from '../orientation.ts'
import { type Directory, directoriesOf, firstDirectory } from '../tiff-directory.ts'
import { type EmbeddedJpeg, embeddedJpegs } from './embedded-jpegs.ts'
import { isRawData } from './raw-kind.ts'

export interface Preview {
  /** Where its JPEG begins. */
  offset: number
  /** The orientation that the file says of itself, for previews that say none; undefined when it says none. */
  orientation: number | undefined
}

const WIDTH = 256
const HEIGHT = 257
const ORIENTATION = 274
const PLACES = [273, 324]

/** Previews, largest first. Thumbnails of previews are among them, too. */
export function previewsOf(bytes: Buffer): Preview[] {
  const directories = directoriesOf(bytes)
  // Some raw data is JPEG, too, in tiles that would each look like a picture.
  const raw = new Set(
    directories.filter(isRawData).flatMap((directory) => PLACES.flatMap((tag) => directory.values(tag))),
  )
  return embeddedJpegs(bytes)
    .filter(({ offset, width, height }) => !raw.has(offset) && width * height <= MAX_PIXELS)
    .sort((a, b) => b.width * b.height - a.width * a.height)
    .map((jpeg) => ({ offset: jpeg.offset, orientation: orientationOf(jpeg, directories, bytes) }))
}

function orientationOf(jpeg: EmbeddedJpeg, directories: Directory[], bytes: Buffer): number | undefined {
  const first = directories[0] ?? canonDirectory(bytes)
  const orientation = first?.values(ORIENTATION)[0]
  const stored = largest(directories)
  const isUpright = isOnItsSide(orientation) && stored && isPortrait(stored) !== isPortrait(jpeg)
  return isUpright ? 1 : orientation
}

/** CR3 is ISO base media, with a TIFF of the main facts in a box called CMT1 near its beginning. */
function canonDirectory(bytes: Buffer): Directory | null {
  const head = bytes.subarray(0, 64 * 1024)
  if (head.toString('latin1', 4, 12) !== 'ftypcrx ') return null
  const at = head.indexOf('CMT1')
  return at < 0 ? null : firstDirectory(head.subarray(at + 4))
}

type Size = Pick<EmbeddedJpeg, 'width' | 'height'>

const isPortrait = ({ width, height }: Size) => height > width

function largest(directories: Directory[]): Size | null {
  const sizes = directories.flatMap((directory) => {
    const [width] = directory.values(WIDTH)
    const [height] = directory.values(HEIGHT)
    return width && height ? [{ width, height }] : []
  })
  return sizes.sort((a, b) => b.width * b.height - a.width * a.height)[0] ?? null
}
