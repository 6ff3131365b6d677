import { createWriteStream, mkdirSync, openSync, renameSync, statSync, type WriteStream } from 'node:fs'
import { join } from 'node:path'
import { isOutOfSpace } from '../sqlite.ts'
import type { LogLine } from './log-line.ts'

/** Bytes after which a file is renamed to `.1`, replacing the one before. */
const MAX_BYTES = 5 * 1024 * 1024

export interface LogFiles {
  /** Returns the line's size in bytes. */
  write(line: LogLine): number
  close(): Promise<void>
}

/** One file of JSON lines per service in `directory`, never more than twice the limit on disk. */
export function createLogFiles(directory: string, maxBytes = MAX_BYTES): LogFiles {
  mkdirSync(directory, { recursive: true })
  let isClosed = false
  const open = new Map<string, { stream: WriteStream; bytes: number }>()
  const endings = new Set<Promise<void>>()

  function end(stream: WriteStream): void {
    const ending = new Promise<void>((ended) => stream.end(() => ended()))
    endings.add(ending)
    void ending.then(() => endings.delete(ending))
  }

  function fileOf(service: string) {
    const path = join(directory, `${service}.log`)
    let file = open.get(service)
    if (file && file.bytes >= maxBytes) {
      end(file.stream)
      renameSync(path, `${path}.1`)
      file = undefined
    }
    if (!file) {
      const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0
      // The file is opened at once, so that a rename never meets a file that does not exist yet.
      file = { stream: createWriteStream(path, { fd: openSync(path, 'a') }), bytes }
      const opened = file
      // The disk may be full. What is lost is lost; the next line opens the file again.
      file.stream.on('error', () => {
        if (open.get(service) === opened) open.delete(service)
      })
      open.set(service, file)
    }
    return file
  }

  return {
    write({ service, severity, message, time, entry }) {
      const text = `${JSON.stringify(entry ?? { severity, message, time: new Date(time).toISOString() })}\n`
      const size = Buffer.byteLength(text)
      // What an instance wrote before it was killed may be read after the end.
      if (isClosed) return size
      try {
        const file = fileOf(service)
        file.stream.write(text)
        file.bytes += size
      } catch (error) {
        if (!isOutOfSpace(error)) throw error
      }
      return size
    },
    async close() {
      isClosed = true
      for (const { stream } of open.values()) end(stream)
      // A file that was renamed a moment ago may still be being written, too.
      await Promise.all(endings)
    },
  }
}
