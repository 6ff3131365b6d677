import type { StoredDocument } from '../state/document.ts'
import { writeMicros } from './encode.ts'
import { WireWriter } from './writer.ts'

// ListenResponse as protocol-buffer bytes; see answers.ts.

const writer = new WireWriter()

function ids(tag: number, targets: readonly number[]) {
  if (targets.length === 0) return
  writer.message(tag, () => {
    for (const target of targets) writer.int64(target)
  })
}

const CHANGE_TYPES = { NO_CHANGE: 0, ADD: 1, REMOVE: 2, CURRENT: 3, RESET: 4 } as const

export interface TargetChange {
  type: keyof typeof CHANGE_TYPES
  targets: readonly number[]
  cause?: { code: number; message: string }
  resumeToken?: Uint8Array
  /** Microseconds. */
  readTime?: number
}

export function targetChange({ type, targets, cause, resumeToken, readTime }: TargetChange): Buffer {
  writer.message(0x12, () => {
    if (type !== 'NO_CHANGE') {
      writer.byte(0x08)
      writer.byte(CHANGE_TYPES[type])
    }
    ids(0x12, targets)
    if (cause) {
      writer.message(0x1a, () => {
        writer.byte(0x08)
        writer.varint(cause.code)
        writer.text(0x12, cause.message)
      })
    }
    if (resumeToken) writer.field(0x22, resumeToken)
    if (readTime !== undefined) writeMicros(writer, 0x32, readTime)
  })
  return writer.take()
}

export function documentChange(
  root: string,
  document: StoredDocument,
  targets: number[],
  removed: number[],
): Buffer {
  writer.message(0x1a, () => {
    writer.message(0x0a, () => {
      writer.text(0x0a, `${root}/${document.path}`)
      writer.raw(document.bytes)
      writeMicros(writer, 0x1a, document.created)
      writeMicros(writer, 0x22, document.updated)
    })
    ids(0x2a, targets)
    ids(0x32, removed)
  })
  return writer.take()
}

export function documentDelete(name: string, removed: number[], readTime: number): Buffer {
  writer.message(0x22, () => {
    writer.text(0x0a, name)
    writeMicros(writer, 0x22, readTime)
    ids(0x32, removed)
  })
  return writer.take()
}

export function documentRemove(name: string, removed: number[], readTime: number): Buffer {
  writer.message(0x32, () => {
    writer.text(0x0a, name)
    ids(0x12, removed)
    writeMicros(writer, 0x22, readTime)
  })
  return writer.take()
}
