import type { Rolldown } from 'vite'

/** A script and all scripts that come with it, by file name. */
export function reachable(
  chunks: ReadonlyMap<string, Rolldown.OutputChunk>,
  from: string,
  seen = new Set<string>(),
): Set<string> {
  if (seen.has(from)) return seen
  seen.add(from)
  for (const name of chunks.get(from)?.imports ?? []) reachable(chunks, name, seen)
  return seen
}
