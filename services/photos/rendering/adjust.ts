// Turns and crops decoded pixels as a person adjusted them.
import { cropWithin, type Size, turnedSize } from '../adjusted.ts'
import { type Adjustments, RENDITION_EDGES } from '../schemas.ts'
import { MAX_DECODED_EDGE } from './limits.ts'
import { turnUpright } from './orientation.ts'
import { changed, type Pixels, shrink } from './pixels.ts'

const LARGE = RENDITION_EDGES.preview

/** The long edge to decode, so that what a crop leaves still fills the largest rendition where it can. */
export function decodedEdge(size: Size, adjustments: Adjustments | null): number {
  if (!adjustments?.crop) return LARGE
  const left = cropWithin(turnedSize(size, adjustments), adjustments)
  const scale = Math.min(1, LARGE / Math.max(left.width, left.height))
  return Math.min(MAX_DECODED_EDGE, Math.max(LARGE, Math.ceil(Math.max(size.width, size.height) * scale)))
}

/** Upright, turned and cropped, no larger than the largest rendition. */
export async function adjust(
  pixels: Pixels,
  orientation: number | undefined,
  adjustments: Adjustments,
): Promise<Pixels> {
  const upright = await changed(pixels, (image) => turnUpright(image, orientation))
  const { turn } = adjustments
  const turned = turn === 0 ? upright : await changed(upright, (image) => image.rotate(turn))
  if (!adjustments.crop) return turned
  const cropped = await changed(turned, (image) => image.extract(cropWithin(turned, adjustments)))
  return shrink(cropped, LARGE)
}
