import { AppError } from '../../platform/errors.ts'
import type { ArchivedBuckets } from './planning.ts'
import type { OpenEntry } from './read-zip.ts'

/** Opens the very objects that were planned. */
export const openFrom =
  (buckets: ArchivedBuckets): OpenEntry =>
  ({ object, path }, start, end) => {
    if (!object) throw new AppError('not-found', `${path} is not a file`)
    return buckets[object.bucket]
      .file(object.name, { generation: object.generation })
      .createReadStream({ start, end: end - 1, decompress: false, validation: false })
  }
