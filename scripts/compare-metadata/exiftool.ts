import { spawnSync } from 'node:child_process'
import { findImages } from '../demo/images.ts'

/** Tags as exiftool names them, with their group: `ExifIFD:DateTimeOriginal`. */
export type ExiftoolTags = Record<string, unknown>

/** Files for which one process is started. */
const BATCH = 500

/** Everything that exiftool finds in the images below a folder, numbers as numbers. */
export function readWithExiftool(program: string, folder: string): Map<string, ExiftoolTags> {
  const paths = findImages(folder).map(({ path }) => path)
  const found = new Map<string, ExiftoolTags>()
  for (let at = 0; at < paths.length; at += BATCH) {
    const { stdout, error } = spawnSync(
      program,
      ['-j', '-G1', '-n', '-q', '-api', 'largefilesupport=1', '-@', '-'],
      { input: paths.slice(at, at + BATCH).join('\n'), maxBuffer: 1024 ** 3 },
    )
    if (error)
      throw new Error(`${program} cannot be run: install exiftool, or give --exiftool PATH`, { cause: error })
    // Exiv2's own format may be called .jpg, and has no picture.
    for (const tags of JSON.parse(stdout.toString('utf8') || '[]') as ExiftoolTags[])
      if (tags['File:FileType'] !== 'EXV') found.set(String(tags.SourceFile), tags)
  }
  return found
}
