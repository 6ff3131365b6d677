import {
  createReader as createProcessReader,
  type Reader,
  type ReaderLimits,
} from '../../services/platform/reading-process.ts'
import type { ReadDocument } from './read-document.ts'

export interface Question {
  bytes: Uint8Array
  contentType: string
}

export const READER_LIMITS: ReaderLimits = { seconds: 60, memory: 384 }

/** Reads one document after another, in a process of its own. */
export const createReader = ({
  entry = new URL('./reader-process.ts', import.meta.url),
  limits = READER_LIMITS,
} = {}): Reader<Question, ReadDocument> => createProcessReader({ entry, limits })
