import { inOrder } from './captions-xmp.ts'
import type { Tags } from './tags.ts'
import { tiffNumber, xmpNumber } from './values.ts'

/** Stars, 0 to 5; null when the file says nothing. Rejected photos, -1 in XMP, have none. */
export function rating({ tiff, xmp }: Tags): number | null {
  const stars =
    xmpNumber(inOrder(xmp.xmp?.Rating)) ?? tiffNumber(tiff.Rating) ?? xmpNumber(xmp.acdsee?.rating)
  if (stars !== null) return stars <= 5 ? Math.max(0, Math.round(stars)) : starsOf(stars)
  const percent = xmpNumber(inOrder(xmp.MicrosoftPhoto?.Rating)) ?? tiffNumber(tiff.RatingPercent)
  return percent === null ? null : starsOf(percent)
}

/** Windows writes 1, 25, 50, 75 and 99 percent for one to five stars. */
function starsOf(percent: number): number {
  if (percent < 1 || percent > 100) return 0
  return percent < 13 ? 1 : Math.min(5, Math.round(percent / 25) + 1)
}
