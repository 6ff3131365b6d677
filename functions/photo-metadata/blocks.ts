import type { Motion } from '../../services/photos/record.ts'

/** A value as a TIFF structure holds it (TIFF 6.0, section 2). */
export interface TiffValue {
  /** The TIFF type: 1 to 13, 16 to 18 in BigTIFF, 129 for text in UTF-8. */
  type: number
  count: number
  /** The values only: as many bytes as their number and type say. */
  bytes: Buffer
  isLittle: boolean
}

/** Values by the number of their tag. */
export type Directory = Map<number, TiffValue>

/** The directories of one TIFF structure. */
export interface Directories {
  ifd0: Directory
  exif: Directory
  gps: Directory
}

/** The metadata blocks of a file, taken out of its container, in each list the most trusted first. */
export interface Blocks {
  exif: Directories[]
  /** XML in any encoding. */
  xmp: Buffer[]
  /** IPTC-IIM records. */
  iptc: Buffer[]
  /**
   * Texts of a PNG, by keyword in small letters without what separates words, because writers differ in these: what the
   * standard calls "Creation Time" is `creationtime`.
   */
  text: Map<string, string>
  motion: Motion | null
}

export const noBlocks = (): Blocks => ({ exif: [], xmp: [], iptc: [], text: new Map(), motion: null })
