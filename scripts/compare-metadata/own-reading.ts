import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { createByteSource } from '../../functions/photo-metadata/byte-source.ts'
import { readMetadata } from '../../functions/photo-metadata/read-metadata.ts'
import type { FileMetadata } from '../../services/photos/file-facts.ts'

/** What photo-metadata reads from a file on this disk. */
export async function readWithAtelier(path: string): Promise<FileMetadata> {
  const file = openSync(path, 'r')
  try {
    const source = createByteSource(fstatSync(file).size, async (start, end) => {
      const bytes = Buffer.alloc(end - start)
      readSync(file, bytes, 0, bytes.length, start)
      return bytes
    })
    return await readMetadata(source)
  } finally {
    closeSync(file)
  }
}
