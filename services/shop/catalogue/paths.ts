// The objects of a catalogue in `papers`. Names carry the version, so that those that are over can be told from those
// that are still being made.
import { ownerPrefix } from '../paths.ts'

export const cataloguePath = (ownerId: string, version: number, id: string): string =>
  `${ownerPrefix('catalogue', ownerId)}${version}-${id}.json.gz`

/** Null for a name that is not a catalogue's. */
export function versionIn(path: string): number | null {
  const [, version] = /\/(\d{1,15})-[A-Za-z0-9-]+\.json\.gz$/.exec(path) ?? []
  return version === undefined ? null : Number(version)
}
