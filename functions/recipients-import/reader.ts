import {
  createReader as createProcessReader,
  type Reader,
  type ReaderLimits,
} from '../../services/platform/reading-process.ts'
import type { ListQuestion, StoredReading } from './read-list.ts'

const READER_LIMITS: ReaderLimits = { seconds: 60, memory: 512 }

/** Reads one list after another, in a process of its own. */
export const createReader = ({
  entry = new URL('./reader-process.ts', import.meta.url),
  limits = READER_LIMITS,
} = {}): Reader<ListQuestion, StoredReading> => createProcessReader({ entry, limits })
