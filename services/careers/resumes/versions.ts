// The numbers of a résumé's versions: what an edit, an undo and a redo do to them.
import type { ResumeFacts } from './record.ts'

export const MAX_VERSIONS = 100

export type Versions = Pick<ResumeFacts, 'version' | 'versions' | 'lastVersion'>

export const NO_VERSIONS: Versions = { version: 0, versions: [], lastVersion: 0 }

/** A new version after the present one. What was undone is gone, and so is the oldest of too many. */
export function withVersion({ version, versions, lastVersion }: Versions): Versions {
  const next = lastVersion + 1
  const kept = versions.filter((each) => each <= version)
  return { version: next, versions: [...kept, next].slice(-MAX_VERSIONS), lastVersion: next }
}

/** The version before or after the present one; null where there is none. */
export function stepFrom({ version, versions }: Versions, step: 'undo' | 'redo'): number | null {
  const at = versions.indexOf(version)
  return versions[step === 'undo' ? at - 1 : at + 1] ?? null
}
