import type { GallerySource } from '../gallery/use-source.ts'

/**
 * `3 of 120`, or `3 of 100+` while not everything is fetched; null for a photo whose place is not known. Days that are
 * not fetched yet count with what the summary says of them.
 */
export function placeInList(
  { sections, total }: Pick<GallerySource, 'sections' | 'total'>,
  id: string,
): string | null {
  let before = 0
  let known = 0
  let at: number | null = null
  for (const { tiles, missing } of sections) {
    const index: number = at === null ? tiles.findIndex((tile) => tile.id === id) : -1
    if (index >= 0) at = before + index + 1
    before += tiles.length + missing
    known += tiles.length + missing
  }
  if (at === null) return null
  const count = (value: number) => value.toLocaleString('en')
  return total === null ? `${count(at)} of ${count(known)}+` : `${count(at)} of ${count(Math.max(total, at))}`
}
