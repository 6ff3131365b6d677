import { isoTime } from '../../../services/platform/times.ts'
import type { Directories, Directory } from '../blocks.ts'
import type { ByteSource } from '../byte-source.ts'
import type { Collector } from '../collector.ts'

const HEADER_BYTES = 26
const ENTRY_BYTES = 10
/** Honest heaps have a few dozen entries. */
const MAX_ENTRIES = 200
/** Heaps within heaps: properties of the picture, and of the camera. */
const HEAPS = new Set([0x300a, 0x2807])
/** Honest files have three; heaps may hold each other in circles. */
const MAX_HEAPS = 8
const MAKE_AND_MODEL = 0x080a
const CAPTURE_TIME = 0x180e
/** More than any camera's name has. */
const MAX_NAME_BYTES = 200

/**
 * Canon's first RAW files: heaps within heaps, each with a directory at its end, the last number being its place
 * (Canon's CIFF 1.0; exiftool's `CanonRaw.pm`). Camera and time stand in fields of their own, and become those of EXIF.
 */
export async function readCrw(source: ByteSource, to: Collector): Promise<void> {
  const found: Directories = { ifd0: new Map(), exif: new Map(), gps: new Map() }
  let heaps = 0

  async function readHeap(start: number, end: number): Promise<void> {
    heaps += 1
    const last = await source.read(end - 4, 4)
    if (last.length < 4) return
    const directoryAt = start + last.readUInt32LE(0)
    const head = await source.read(directoryAt, 2)
    if (head.length < 2) return
    const count = Math.min(head.readUInt16LE(0), MAX_ENTRIES)
    const entries = await source.read(directoryAt + 2, count * ENTRY_BYTES)
    for (let at = 0; at + ENTRY_BYTES <= entries.length; at += ENTRY_BYTES) {
      const tag = entries.readUInt16LE(at)
      const [length, place] = [entries.readUInt32LE(at + 2), start + entries.readUInt32LE(at + 6)]
      if (HEAPS.has(tag) && heaps < MAX_HEAPS) await readHeap(place, place + length)
      if (tag === MAKE_AND_MODEL) takeNames(await source.read(place, Math.min(length, MAX_NAME_BYTES)))
      if (tag === CAPTURE_TIME) takeTime(await source.read(place, Math.min(length, 4)))
    }
  }

  function takeNames(bytes: Buffer): void {
    const [make = '', model = ''] = bytes.toString('latin1').split('\0')
    setText(found.ifd0, 0x10f, make)
    setText(found.ifd0, 0x110, model)
  }

  /** Seconds since 1970 by the camera's own clock, whatever its zone; zero is a clock that was never set. */
  function takeTime(bytes: Buffer): void {
    const seconds = bytes.length === 4 ? bytes.readUInt32LE(0) : 0
    if (seconds > 0) setText(found.exif, 0x9003, isoTime(seconds * 1000).slice(0, 19))
  }

  await readHeap(HEADER_BYTES, source.size)
  to.directories(found)
}

function setText(directory: Directory, tag: number, text: string): void {
  const bytes = Buffer.from(text, 'latin1')
  if (!directory.has(tag)) directory.set(tag, { type: 2, count: bytes.length, bytes, isLittle: true })
}
