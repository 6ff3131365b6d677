// Which of a photo's thumbnails a tile shows: the browser chooses by the width that the tile is likely to have.
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import { timeline } from '../early.ts'

type Thumbnails = Pick<PhotoTile, 'ratio' | 'smallUrl' | 'thumbnailUrl'>

/** Must match public/first-paint.js, because two different choices would fetch both thumbnails. */
export function thumbnailsOf({ ratio, smallUrl, thumbnailUrl }: Thumbnails) {
  if (!thumbnailUrl || !smallUrl || !ratio) return {}
  const { rows, edges, softness } = timeline.pictures
  const shown = (row: number) => Math.round(row * ratio * softness)
  const width = (edge: number) => Math.round(Math.min(edge, edge * ratio))
  return {
    srcSet: `${smallUrl} ${width(edges.small)}w, ${thumbnailUrl} ${width(edges.thumbnail)}w`,
    sizes: `(max-width: 639px) ${shown(rows.phone)}px, ${shown(rows.desk)}px`,
  }
}
