// Uncompressed TIFFs with one strip and any tags, for the tests (TIFF 6.0).

const BITS = 258
const STRIP = 273

export interface TiffOptions {
  width: number
  height: number
  /** Bits of each sample. */
  bits: number[]
  photometric: number
  samples: Buffer
  /** Additional or replaced tags, all of type SHORT. */
  tags?: Record<number, number[]>
}

export function tiff({ width, height, bits, photometric, samples, tags = {} }: TiffOptions): Buffer {
  const values = new Map<number, number[]>([
    [256, [width]],
    [257, [height]],
    [BITS, bits],
    [259, [1]],
    [262, [photometric]],
    [STRIP, [0]],
    [277, [bits.length]],
    [278, [height]],
    [279, [samples.length]],
    ...Object.entries(tags).map(([tag, list]): [number, number[]] => [Number(tag), list]),
  ])
  const entries = [...values].sort(([a], [b]) => a - b)
  const behind = 8 + 2 + entries.length * 12 + 4
  const lists = entries.filter(([, list]) => list.length > 2)
  const pixelsAt = behind + lists.reduce((sum, [, list]) => sum + list.length * 2, 0)
  const head = Buffer.alloc(pixelsAt)
  head.write('II*\0', 'latin1')
  head.writeUInt32LE(8, 4)
  head.writeUInt16LE(entries.length, 8)
  let free = behind
  for (const [index, [tag, list]] of entries.entries()) {
    const at = 10 + index * 12
    const isLong = tag === STRIP || tag === 279
    head.writeUInt16LE(tag, at)
    head.writeUInt16LE(isLong ? 4 : 3, at + 2)
    head.writeUInt32LE(list.length, at + 4)
    if (isLong) head.writeUInt32LE(tag === STRIP ? pixelsAt : (list[0] ?? 0), at + 8)
    else if (list.length <= 2)
      for (const [i, value] of list.entries()) head.writeUInt16LE(value, at + 8 + i * 2)
    else {
      head.writeUInt32LE(free, at + 8)
      for (const value of list) free = head.writeUInt16LE(value, free)
    }
  }
  return Buffer.concat([head, samples])
}
