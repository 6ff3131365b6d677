import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import type { Section } from '../gallery/sections.ts'

export interface Neighbours {
  previous: PhotoTile | null
  next: PhotoTile | null
  /** Sections that must be fetched before both sides are known. */
  wanted: Section[]
}

/** The photos before and after a photo in the gallery's order. `day` helps when the photo itself is not fetched yet. */
export function neighboursOf(sections: readonly Section[], id: string, day: string | null): Neighbours {
  const at = sections.findIndex((section) => section.tiles.some((tile) => tile.id === id))
  if (at < 0)
    return {
      previous: null,
      next: null,
      wanted: sections.filter((section) => section.day === day && section.missing > 0),
    }
  const section = sections[at]!
  const index = section.tiles.findIndex((tile) => tile.id === id)
  const wanted: Section[] = []
  let previous = section.tiles[index - 1] ?? null
  let next = section.tiles[index + 1] ?? null
  if (!previous) {
    const before = sections.slice(0, at).findLast(({ tiles, missing }) => tiles.length + missing > 0)
    if (before && before.missing > 0) wanted.push(before)
    else previous = before?.tiles.at(-1) ?? null
  }
  if (!next) {
    const after =
      section.missing > 0
        ? section
        : sections.slice(at + 1).find(({ tiles, missing }) => tiles.length + missing > 0)
    if (after && after.tiles.length === 0) wanted.push(after)
    else if (after === section) wanted.push(section)
    else next = after?.tiles[0] ?? null
  }
  return { previous, next, wanted }
}
