import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import { dayShort } from './days.ts'

/** The name of a photo for people who cannot see it: its title, or when it was taken. */
export function tileName(tile: PhotoTile): string {
  const title = tile.title.trim()
  if (title) return title
  const time = tile.takenAt?.slice(11, 16)
  return time ? `Photo taken ${dayShort(tile.day)} at ${time}` : `Photo of ${dayShort(tile.day)}`
}
