import type { ByteSource } from '../byte-source.ts'

/** A box of a file (ISO 14496-12, 4.2) and the place of what is in it. */
export interface TopBox {
  type: string
  start: number
  length: number
}

/** Honest files have some dozens; those of JPEG XL's parts may be more, and come last. */
const MAX_BOXES = 64

/** The boxes of a file, one after the other. */
export async function* topBoxes(source: ByteSource): AsyncGenerator<TopBox> {
  let at = 0
  for (let count = 0; count < MAX_BOXES; count++) {
    const head = source.peek(at, 16) ?? (await source.read(at, 16))
    if (head.length < 8) return
    const short = head.readUInt32BE(0)
    const isLong = short === 1 && head.length === 16
    const whole = isLong ? Number(head.readBigUInt64BE(8)) : short === 0 ? source.size - at : short
    const header = isLong ? 16 : 8
    if (whole < header) return
    yield { type: head.toString('latin1', 4, 8), start: at + header, length: whole - header }
    at += whole
  }
}
