// Moves through the gallery with the arrow keys: left and right follow the order, up and down follow the layout.
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import type { Layout, PlacedSection } from './layout.ts'

export type Step = 'left' | 'right' | 'up' | 'down' | 'start' | 'end'

interface Place {
  tile: PhotoTile
  /** Pixels from the top of the gallery. */
  top: number
  bottom: number
  left: number
  right: number
}

/** How many sections are searched for the next row; a row is never farther away. */
const REACH = 40

export function walk(layout: Layout, id: string | null, step: Step): PhotoTile | undefined {
  const { sections } = layout
  if (step === 'start') return sections.find(hasTiles)?.section.tiles[0]
  if (step === 'end') return sections.findLast(hasTiles)?.section.tiles.at(-1)
  const at = sections.findIndex(({ section }) => section.tiles.some((tile) => tile.id === id))
  if (at < 0) return sections.find(hasTiles)?.section.tiles[0]
  const tiles = sections[at]!.section.tiles
  const index = tiles.findIndex((tile) => tile.id === id)
  if (step === 'left')
    return tiles[index - 1] ?? sections.slice(0, at).findLast(hasTiles)?.section.tiles.at(-1)
  if (step === 'right') return tiles[index + 1] ?? sections.slice(at + 1).find(hasTiles)?.section.tiles[0]

  const near = sections.slice(Math.max(0, at - REACH), at + REACH).flatMap(placesOf)
  const here = near.find((place) => place.tile.id === id)!
  const isBeyond = (place: Place) =>
    step === 'down' ? place.top >= here.bottom - 1 : place.bottom <= here.top + 1
  const beyond = near.filter(isBeyond)
  const edge =
    step === 'down' ? Math.min(...beyond.map((p) => p.top)) : Math.max(...beyond.map((p) => p.bottom))
  const centre = (place: Place) => (place.left + place.right) / 2
  const distance = (place: Place) => Math.abs(centre(place) - centre(here))
  return beyond
    .filter((place) => Math.abs((step === 'down' ? place.top : place.bottom) - edge) < 2)
    .sort((a, b) => distance(a) - distance(b))[0]?.tile
}

/** The position of a photo, in pixels from the gallery's top. */
export function placeOf(layout: Layout, id: string): Place | undefined {
  const placed = layout.sections.find(({ section }) => section.tiles.some((tile) => tile.id === id))
  return placed && placesOf(placed).find((place) => place.tile.id === id)
}

const hasTiles = ({ section }: PlacedSection) => section.tiles.length > 0

function placesOf({ section, rows, top, left, rowsTop }: PlacedSection): Place[] {
  return rows.flatMap((row) =>
    row.boxes.map((box) => ({
      tile: section.tiles[box.index]!,
      top: top + rowsTop + row.top,
      bottom: top + rowsTop + row.top + row.height,
      left: left + box.left,
      right: left + box.left + box.width,
    })),
  )
}
