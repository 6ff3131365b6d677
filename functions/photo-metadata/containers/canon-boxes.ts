import { sourceOf } from '../byte-source.ts'
import type { Collector } from '../collector.ts'
import { readTiff } from '../tiff/read-tiff.ts'
import { boxesIn, findBox } from './boxes.ts'

const CANON_UUID = '85c0b687820f11e08111f4ce462b6a48'
/** Each is a TIFF structure of one directory. */
const BOXES = { CMT1: 'ifd0', CMT2: 'exif', CMT4: 'gps' } as const

/** EXIF in the `moov` box of a CR3. */
export async function takeCanonBoxes(moov: Buffer, to: Collector): Promise<void> {
  const canon = boxesIn(moov).find(
    ({ type, body }) => type === 'uuid' && body.toString('hex', 0, 16) === CANON_UUID,
  )
  if (!canon) return
  const boxes = boxesIn(canon.body.subarray(16))
  const found = { ifd0: new Map(), exif: new Map(), gps: new Map() }
  for (const [type, group] of Object.entries(BOXES)) {
    const body = findBox(boxes, type)
    const tiff = body && (await readTiff(sourceOf(body), group))
    if (tiff) found[group] = tiff.directories[group]
  }
  to.directories(found)
}
