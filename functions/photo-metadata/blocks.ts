/** The metadata blocks of a file, taken out of its container. */
export interface Blocks {
  /** A TIFF structure. */
  exif?: Buffer
  /** XML in UTF-8. */
  xmp?: Buffer
  /** IPTC-IIM records. */
  iptc?: Buffer
}
