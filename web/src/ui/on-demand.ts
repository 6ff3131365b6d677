import { loadPart } from '../load-part.ts'

const ahead = new Set<() => Promise<unknown>>()

export interface OnDemandOptions {
  /** Whether to fetch it before anybody asks; true unless it is large and rarely needed. */
  isAhead?: boolean
}

/**
 * Loads a part once, when it is first requested. Everything that floats above the page is loaded this way, because the
 * first screen never needs it. Pass the promise to React's `use`.
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

/** Fetches every part that is not loaded yet. Call it when the page is idle, so that a menu also opens offline. */
export function fetchAhead(): void {
  for (const get of ahead) void get().catch(() => null)
}
