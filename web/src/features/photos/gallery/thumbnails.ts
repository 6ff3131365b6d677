// Which of a photo's thumbnails a tile shows: the browser chooses by the width that the tile is likely to have.
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'

type Thumbnails = Pick<PhotoTile, 'ratio' | 'smallUrl' | 'thumbnailUrl'>

/** Pixels: the height of the gallery's rows, and the long edges of the renditions (decision 013). */
const rows = { phone: 104, desk: 208 }
const edges = { small: 240, thumbnail: 320 }
/** The part of its displayed width that a thumbnail must have: stretched so little, a picture looks the same. */
const SOFTNESS = 0.87

export function thumbnailsOf({ ratio, smallUrl, thumbnailUrl }: Thumbnails) {
  if (!thumbnailUrl || !smallUrl || !ratio) return {}
  const shown = (row: number) => Math.round(row * ratio * SOFTNESS)
  const width = (edge: number) => Math.round(Math.min(edge, edge * ratio))
  return {
    srcSet: `${smallUrl} ${width(edges.small)}w, ${thumbnailUrl} ${width(edges.thumbnail)}w`,
    sizes: `(max-width: 639px) ${shown(rows.phone)}px, ${shown(rows.desk)}px`,
  }
}
