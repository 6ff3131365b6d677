import type { Pixels } from './pixels.ts'

/** TIFF types and the tags of a baseline RGB image (TIFF 6.0, section 6), plus the ICC profile's. */
const SHORT = 3
const LONG = 4
const UNDEFINED = 7
const ICC_PROFILE = 34675
const ENTRY_BYTES = 12

/**
 * Writes pixels and their ICC profile as an uncompressed TIFF, because the image library converts colours by the
 * profile of a file, and raw pixels have no place for one.
 */
export function withProfile({ data, width, height, channels }: Pixels, profile: Buffer | undefined): Buffer {
  const entries: [tag: number, type: number, count: number, value: number][] = [
    [256, LONG, 1, width],
    [257, LONG, 1, height],
    // 8 bits for each sample. One SHORT fits in its entry; several are stored behind the directory.
    [258, SHORT, channels, 0],
    [259, SHORT, 1, 1],
    [262, SHORT, 1, channels < 3 ? 1 : 2],
    [273, LONG, 1, 0],
    [277, SHORT, 1, channels],
    [278, LONG, 1, height],
    [279, LONG, 1, data.length],
    ...(channels % 2 === 0 ? ([[338, SHORT, 1, 2]] satisfies [number, number, number, number][]) : []),
    ...(profile
      ? ([[ICC_PROFILE, UNDEFINED, profile.length, 0]] satisfies [number, number, number, number][])
      : []),
  ]
  const bitsAt = 8 + 2 + entries.length * ENTRY_BYTES + 4
  const profileAt = bitsAt + channels * 2
  const pixelsAt = profileAt + (profile?.length ?? 0) + ((profile?.length ?? 0) % 2)

  const head = Buffer.alloc(pixelsAt)
  head.write('II*\0', 'latin1')
  head.writeUInt32LE(8, 4)
  head.writeUInt16LE(entries.length, 8)
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const at = 10 + index * ENTRY_BYTES
    head.writeUInt16LE(tag, at)
    head.writeUInt16LE(type, at + 2)
    head.writeUInt32LE(count, at + 4)
    if (tag === 258) writeBits(head, at + 8, { channels, bitsAt })
    else if (tag === 273) head.writeUInt32LE(pixelsAt, at + 8)
    else if (tag === ICC_PROFILE) head.writeUInt32LE(profileAt, at + 8)
    else if (type === SHORT) head.writeUInt16LE(value, at + 8)
    else head.writeUInt32LE(value, at + 8)
  }
  profile?.copy(head, profileAt)
  return Buffer.concat([head, data])
}

function writeBits(head: Buffer, at: number, { channels, bitsAt }: { channels: number; bitsAt: number }) {
  if (channels > 2) head.writeUInt32LE(bitsAt, at)
  const start = channels > 2 ? bitsAt : at
  for (let channel = 0; channel < channels; channel++) head.writeUInt16LE(8, start + channel * 2)
}
