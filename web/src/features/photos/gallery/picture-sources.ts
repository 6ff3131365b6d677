import { type PhotoTile, RENDITION_EDGES } from '../../../../../services/photos/schemas.ts'

/** The thumbnails to choose from, each with its width; undefined when there is nothing to choose. */
export function sourcesOf({ thumbnailUrl, smallUrl, ratio }: PhotoTile): string | undefined {
  if (!thumbnailUrl || !smallUrl || ratio === null) return undefined
  const width = (edge: number) => Math.round(edge * Math.min(ratio, 1))
  return `${smallUrl} ${width(RENDITION_EDGES.small)}w, ${thumbnailUrl} ${width(RENDITION_EDGES.thumbnail)}w`
}
