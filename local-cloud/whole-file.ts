import { renameSync, writeFileSync } from 'node:fs'

/** Replaces a file atomically: a process killed at any moment leaves the old content or the new, never a part. */
export function writeWhole(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`
  writeFileSync(temporary, text, { mode: 0o600 })
  renameSync(temporary, path)
}
