// Finds the JPEGs inside of another file by their own beginnings, whatever container they are in: every maker of
// cameras has places of its own for them.

export interface EmbeddedJpeg {
  /** Where it begins. */
  offset: number
  width: number
  height: number
}

const START = Buffer.from([0xff, 0xd8, 0xff])
/** What may follow the start: tables, application data and comments, a frame or restarts. */
const FOLLOWING = new Set([
  0xdb,
  0xc4,
  0xdd,
  0xfe,
  0xc0,
  0xc1,
  0xc2,
  ...Array.from({ length: 16 }, (_, i) => 0xe0 + i),
])
/** Baseline, extended and progressive with Huffman coding; raw data is lossless (0xc3). */
const SHOWN_FRAMES = [0xc0, 0xc1, 0xc2]
const TABLES = [0xc4, 0xc8, 0xcc]
const END = 0xd9
const SCAN = 0xda

/** Starts that are looked at, and segments before a frame; files of cameras have far fewer. */
const MAX_STARTS = 50_000
const MAX_READ = 1000
const MAX_SEGMENTS = 100

/** JPEGs of 8 bits, in the order of the file. */
export function embeddedJpegs(bytes: Buffer): EmbeddedJpeg[] {
  const found: EmbeddedJpeg[] = []
  let read = 0
  let starts = 0
  for (let at = bytes.indexOf(START); at >= 0; at = bytes.indexOf(START, at + 2)) {
    if (++starts > MAX_STARTS || read >= MAX_READ) break
    if (!FOLLOWING.has(bytes[at + 3] ?? 0)) continue
    read += 1
    const size = frameSize(bytes, at)
    if (size) found.push({ offset: at, ...size })
  }
  return found
}

function frameSize(bytes: Buffer, start: number): Pick<EmbeddedJpeg, 'width' | 'height'> | null {
  let at = start + 2
  for (let segment = 0; segment < MAX_SEGMENTS && at + 9 < bytes.length && bytes[at] === 0xff; segment++) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker < 0xc0 || marker === SCAN || marker === END) return null
    if (marker <= 0xcf && !TABLES.includes(marker)) return isShown(bytes, at) ? sizeAt(bytes, at) : null
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}

const isShown = (bytes: Buffer, at: number) =>
  SHOWN_FRAMES.includes(bytes[at + 1] ?? 0) && bytes[at + 4] === 8

function sizeAt(bytes: Buffer, at: number): Pick<EmbeddedJpeg, 'width' | 'height'> | null {
  const size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
  return size.width > 0 && size.height > 0 ? size : null
}
