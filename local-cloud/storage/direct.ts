import type { BucketDescription } from '../description.ts'
import type { Access, Caller } from './access.ts'
import type { Blobs } from './blobs.ts'
import { type ExpectedChecksums, verifyChecksums } from './checksum-headers.ts'
import { createDigest } from './digest.ts'
import { invalid } from './errors.ts'
import { MAX_OBJECT_BYTES } from './limits.ts'
import type { Objects } from './objects.ts'
import type { Preconditions } from './preconditions.ts'
import { receive } from './receive.ts'
import type { Settings } from './settings.ts'
import { refuseLarger, refuseSmaller, type SizeRange } from './size-range.ts'
import type { StoredObject } from './stored-object.ts'

export interface DirectUpload {
  caller: Caller
  bucket: BucketDescription
  name: string
  settings: Settings
  preconditions: Preconditions
  expected: ExpectedChecksums
  sizeRange: SizeRange | null
  body: AsyncIterable<Uint8Array>
}

/** Uploads in one request. The object does not exist until all of its bytes have arrived and are verified. */
export function createDirect(deps: { blobs: Blobs; objects: Objects; access: Access }) {
  const { blobs, objects, access } = deps

  return async function store(upload: DirectUpload): Promise<StoredObject> {
    const { bucket, name, caller } = upload
    const { path, file } = await blobs.createIncoming()
    const digest = createDigest()
    try {
      try {
        await receive(upload.body, {
          file,
          position: 0,
          digest,
          admit(received) {
            refuseLarger(received, upload.sizeRange)
            if (received > MAX_OBJECT_BYTES) throw invalid('The object is too large.')
          },
        })
      } finally {
        await file.close()
      }
      refuseSmaller(digest.size, upload.sizeRange)
      const content = blobs.contentOf(digest)
      verifyChecksums(upload.expected, content)
      return objects.create({
        bucket,
        name,
        content,
        settings: upload.settings,
        preconditions: upload.preconditions,
        mayReplace: (replaced) => replaced && access.demand(caller, 'storage.objects.delete', bucket, name),
        place: () => blobs.adopt(path, content),
      })
    } finally {
      blobs.discardIncoming(path)
    }
  }
}

export type DirectUploads = ReturnType<typeof createDirect>
