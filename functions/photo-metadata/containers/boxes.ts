export interface Box {
  type: string
  body: Buffer
}

/** The consecutive boxes in `bytes` (ISO 14496-12, 4.2). */
export function boxesIn(bytes: Buffer): Box[] {
  const boxes: Box[] = []
  let at = 0
  while (at + 8 <= bytes.length) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    const end = length === 0 ? bytes.length : at + length
    if (end < at + 8) return boxes
    boxes.push({ type, body: bytes.subarray(at + 8, end) })
    at = end
  }
  return boxes
}

export const findBox = (boxes: Box[], type: string) => boxes.find((box) => box.type === type)?.body
