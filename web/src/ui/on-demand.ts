/**
 * Loads a part once, when it is first asked for; a failed load can be asked for again. What floats above the
 * page is loaded so: it is never needed for the first picture. Give the promise to React's `use`.
 */
export function onDemand<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let part: Promise<Part> | undefined
  return () => {
    part ??= load().catch((error: unknown) => {
      part = undefined
      throw error
    })
    return part
  }
}
