import { loadPart } from '../load-part.ts'

const ahead = new Set<() => Promise<unknown>>()

export interface OnDemandOptions {
  /** Whether it is worth fetching before anybody asks: true unless it is large and seldom needed. */
  isAhead?: boolean
}

/**
 * Loads a part once, when it is first asked for. What floats above the page is loaded so: it is never needed
 * for the first picture. Give the promise to React's `use`.
 *
 * Without a network the promise waits for it. After a failure the next call tries again.
 */
export function onDemand<Part>(
  load: () => Promise<Part>,
  { isAhead = true }: OnDemandOptions = {},
): () => Promise<Part> {
  let part: Promise<Part> | undefined
  const get = () => {
    part ??= loadPart(load).catch((error: unknown) => {
      part = undefined
      throw error
    })
    return part
  }
  if (isAhead) ahead.add(get)
  return get
}

/** Fetches every part that is not there yet: called when the page is at rest, so that a menu opens offline, too. */
export function fetchAhead(): void {
  for (const get of ahead) void get().catch(() => null)
}
