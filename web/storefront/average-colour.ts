import { thumbHashToAverageRGBA } from 'thumbhash'

/** What is seen until the image is there. */
export function averageColour(thumbhash: string | null): string | undefined {
  if (thumbhash === null) return undefined
  const bytes = Uint8Array.from(atob(thumbhash), (letter) => letter.charCodeAt(0))
  if (bytes.length < 5) return undefined
  const { r, g, b } = thumbHashToAverageRGBA(bytes)
  const [red, green, blue] = [r, g, b].map((part) => Math.round(Math.min(1, Math.max(0, part)) * 255))
  return `rgb(${red} ${green} ${blue})`
}
