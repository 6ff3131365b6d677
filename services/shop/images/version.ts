import { createHash } from 'node:crypto'
import type { Focus } from './schemas.ts'

/** What an image's address contains: another photo or another point of interest is another address. */
export function imageVersion(sha256: string, { x, y }: Focus): string {
  return createHash('sha256').update(`${sha256} ${x} ${y}`).digest('hex').slice(0, 16)
}

export const CENTRE: Focus = { x: 0.5, y: 0.5 }
