import type { Blocks, Directories } from './blocks.ts'
import { type ByteSource, sourceOf } from './byte-source.ts'
import { imageResources } from './image-resources.ts'
import { readTiff } from './tiff/read-tiff.ts'

/** Takes the pieces that a container holds and sorts them into blocks. What is none of its kind is left out. */
export interface Collector {
  blocks: Blocks
  /** A TIFF structure, possibly with a signature in front. */
  exif(bytes: Buffer): Promise<void>
  /** A whole file of TIFF structure. */
  tiff(source: ByteSource): Promise<void>
  directories(directories: Directories): void
  xmp(bytes: Buffer): void
  /** IPTC-IIM records. */
  iptc(bytes: Buffer): void
  /** Image resources as Photoshop writes them ("8BIM"); their IPTC is more trusted than earlier ones when `isFirst`. */
  photoshop(bytes: Buffer, isFirst?: boolean): Promise<void>
  text(keyword: string, text: string): void
}

/** Honest files have one or two of a kind. */
const MAX_BLOCKS = 8
/** Blocks may be nested in each other, so attempts are limited, too. */
const MAX_ATTEMPTS = 24
/** ImageMagick writes a text for each tag of EXIF. */
const MAX_TEXTS = 500
const MAX_TEXT_LENGTH = 64 * 1024
/** The signature varies ("Exif\0\0", "Exif\0\xff", one zero only, something in front), a TIFF header does not. */
const TIFF_HEADER = /II\*\0|MM\0\*/
const MAX_SIGNATURE_BYTES = 16
const IIM_MARKER = 0x1c
/** Image resources by id: https://www.adobe.com/devnet-apps/photoshop/fileformatashtml/#50577409_38034 */
const RESOURCES = { iptc: 0x0404, exif: 0x0422, xmp: 0x0424 }

export function createCollector(): Collector {
  const blocks: Blocks = { exif: [], xmp: [], iptc: [], text: new Map(), motion: null }

  let attempts = 0

  function add<Block>(list: Block[], block: Block): void {
    if (list.length < MAX_BLOCKS) list.push(block)
  }

  const collector: Collector = {
    blocks,

    async exif(bytes) {
      attempts += 1
      if (attempts > MAX_ATTEMPTS) return
      const head = bytes.toString('latin1', 0, MAX_SIGNATURE_BYTES + 4)
      const start = head.search(TIFF_HEADER)
      if (start >= 0) await collector.tiff(sourceOf(bytes.subarray(start)))
    },

    async tiff(source) {
      const tiff = await readTiff(source)
      if (!tiff) return
      collector.directories(tiff.directories)
      if (tiff.xmp) collector.xmp(tiff.xmp)
      if (tiff.iptc) collector.iptc(tiff.iptc)
      if (tiff.photoshop) await collector.photoshop(tiff.photoshop)
    },

    directories(directories) {
      if (Object.values(directories).some((directory) => directory.size > 0)) add(blocks.exif, directories)
    },

    xmp(bytes) {
      if (bytes.length > 0) add(blocks.xmp, bytes)
    },

    iptc(bytes) {
      const records = inOrder(bytes)
      if (records[0] === IIM_MARKER) add(blocks.iptc, records)
    },

    async photoshop(bytes, isFirst = false) {
      const earlier = isFirst ? blocks.iptc.splice(0) : []
      for (const { id, data } of imageResources(bytes)) {
        if (id === RESOURCES.iptc) collector.iptc(data)
        if (id === RESOURCES.xmp) collector.xmp(data)
        if (id === RESOURCES.exif) await collector.exif(data)
      }
      for (const block of earlier) add(blocks.iptc, block)
    },

    text(keyword, text) {
      const key = keyword.toLowerCase().replace(/[\s_-]/g, '')
      if (blocks.text.size < MAX_TEXTS && !blocks.text.has(key))
        blocks.text.set(key, text.slice(0, MAX_TEXT_LENGTH))
    },
  }
  return collector
}

/** TIFF may hold records as numbers of four bytes, written in its own order. */
function inOrder(records: Buffer): Buffer {
  const isSwapped = records[0] !== IIM_MARKER && records[3] === IIM_MARKER && records.length % 4 === 0
  return isSwapped ? Buffer.from(records).swap32() : records
}
