// Whether renditions show what a person adjusted, and what of a picture its adjustments leave.
import type { PhotoFacts } from './record.ts'
import type { Adjustments } from './schemas.ts'

type Rendered = Pick<PhotoFacts, 'adjustments' | 'thumbnails'>

export interface Size {
  width: number
  height: number
}

export function isSameAdjustment(a: Adjustments | null, b: Adjustments | null): boolean {
  if (a === null || b === null) return a === b
  const [one, other] = [a.crop, b.crop]
  if (a.turn !== b.turn || one === null || other === null) return a.turn === b.turn && one === other
  return (['left', 'top', 'width', 'height'] as const).every((field) => one[field] === other[field])
}

/** Whether the renditions are made with these adjustments. */
export const hasAdjustments = (
  { thumbnails }: Pick<Rendered, 'thumbnails'>,
  adjustments: Adjustments | null,
) => isSameAdjustment(thumbnails?.adjusted?.adjustments ?? null, adjustments)

/** Whether renditions are to be made again, or earlier ones to be removed. */
export const isToBeAdjusted = (photo: Rendered): boolean =>
  photo.thumbnails !== null &&
  (!hasAdjustments(photo, photo.adjustments) || (photo.thumbnails.replaced?.length ?? 0) > 0)

/** The size of the upright picture without adjustments, in pixels. */
export const unadjustedSize = (thumbnails: NonNullable<PhotoFacts['thumbnails']>): Size =>
  thumbnails.adjusted ?? thumbnails

/** The size of a turned picture, before its crop. */
export const turnedSize = ({ width, height }: Size, { turn }: Adjustments): Size =>
  turn % 180 === 0 ? { width, height } : { width: height, height: width }

/** The part of a turned picture of this size that the crop leaves, in whole pixels within it. */
export function cropWithin(
  { width, height }: Size,
  { crop }: Adjustments,
): Size & { left: number; top: number } {
  if (!crop) return { left: 0, top: 0, width, height }
  const left = Math.min(width - 1, Math.round(crop.left * width))
  const top = Math.min(height - 1, Math.round(crop.top * height))
  return {
    left,
    top,
    width: Math.max(1, Math.min(width - left, Math.round(crop.width * width))),
    height: Math.max(1, Math.min(height - top, Math.round(crop.height * height))),
  }
}
