import { createHash } from 'node:crypto'

/** The point of interest of a photo: fractions of width and height from the upper left corner. */
interface Focus {
  x: number
  y: number
}

/** What a public image's address contains: another picture or another point of interest is another address. */
export function imageVersion(sha256: string, { x, y }: Focus): string {
  return createHash('sha256').update(`${sha256} ${x} ${y}`).digest('hex').slice(0, 16)
}

export const CENTRE: Focus = { x: 0.5, y: 0.5 }
