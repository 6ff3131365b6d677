import {
  createReader as createProcessReader,
  type Reader,
  type ReaderLimits,
} from '../../services/platform/reading-process.ts'
import type { CatalogueQuestion, ReadCatalogue } from '../../services/shop/imports/rows/read-catalogue.ts'

const READER_LIMITS: ReaderLimits = { seconds: 90, memory: 512 }

/** Reads one catalogue after another, in a process of its own. */
export const createReader = ({
  entry = new URL('./reader-process.ts', import.meta.url),
  limits = READER_LIMITS,
} = {}): Reader<CatalogueQuestion, ReadCatalogue> => createProcessReader({ entry, limits })
