// Tells raw camera files by their content: names can be wrong, and most of them claim to be TIFF.
import { type Directory, directoriesOf, firstDirectory } from '../tiff-directory.ts'

const COMPRESSION = 259
const PHOTOMETRIC = 262
const DNG_VERSION = 50706
/** Colour filter array and linear raw (TIFF/EP, DNG). */
const RAW_COLOURS = [32803, 34892]
/** Sony, packed, Samsung, Nikon, Pentax. */
const RAW_COMPRESSIONS = [32767, 32769, 32770, 34713, 65535]
/** What Canon and Phase One write behind a TIFF's header. */
const MARKS = ['CR\x02', 'IIII', 'MMMM']

/** Whether a file with a TIFF's beginning holds raw camera data. */
export function isRawTiff(bytes: Buffer): boolean {
  const mark = bytes.toString('latin1', 8, 12)
  return (
    MARKS.some((known) => mark.startsWith(known)) ||
    (firstDirectory(bytes)?.has(DNG_VERSION) ?? false) ||
    directoriesOf(bytes).some(isRawData)
  )
}

/** Whether the directory is that of raw data, not of a preview. */
export const isRawData = (directory: Directory): boolean =>
  directory.values(PHOTOMETRIC).some((colours) => RAW_COLOURS.includes(colours)) ||
  directory.values(COMPRESSION).some((method) => RAW_COMPRESSIONS.includes(method))
