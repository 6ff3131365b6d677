// Reads small parts of a file, most of them near each other, in few requests.
import type { Rights } from './schemas.ts'
import type { SplicedFile } from './splice.ts'

const WINDOW = 64 * 1024

export interface FileWindow {
  /** Fewer bytes only at the end of the file. */
  bytes(offset: number, length: number): Promise<Buffer>
}

export function createWindow({ size, read }: Pick<SplicedFile, 'size' | 'read'>): FileWindow {
  let at = 0
  let held: Buffer = Buffer.alloc(0)
  return {
    async bytes(offset, length) {
      const end = Math.min(size, offset + length)
      if (offset >= end) return Buffer.alloc(0)
      if (offset < at || end > at + held.length) {
        held = await read(offset, Math.min(size - offset, Math.max(length, WINDOW)))
        at = offset
      }
      return held.subarray(offset - at, end - at)
    },
  }
}

/** What every format's plan is made from. */
export interface Planned {
  window: FileWindow
  size: number
  rights: Rights
}
