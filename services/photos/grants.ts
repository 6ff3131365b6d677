// Permissions for the browser to send one object to storage, or to read one, signed with the service account.
import type { Bucket } from '@google-cloud/storage'
import { currentTraceparent } from '../platform/trace.ts'
import { originalPath } from './paths.ts'
import type { PhotoFacts } from './record.ts'
import type { Download, UploadGrant } from './schemas.ts'

export const GRANT_VALID_MS = 15 * 60_000
export const DOWNLOAD_VALID_MS = 5 * 60_000

export interface GrantsDeps {
  originals: Bucket
  /** From the platform's `signingOptions`. */
  signing: { signingEndpoint?: string; host?: string }
  now: () => number
}

export type Grants = ReturnType<typeof createGrants>

export function createGrants({ originals, signing, now }: GrantsDeps) {
  const fileOf = (photo: PhotoFacts) =>
    originals.file(originalPath({ ownerId: photo.ownerId, photoId: photo.id }))

  return {
    /** The store itself holds the browser to it: once only, this type, exactly these many bytes. */
    async upload(photo: PhotoFacts): Promise<UploadGrant> {
      const expires = now() + GRANT_VALID_MS
      const headers = {
        'content-type': photo.contentType,
        'x-goog-resumable': 'start',
        'x-goog-if-generation-match': '0',
        'x-goog-content-length-range': `${photo.size},${photo.size}`,
        'x-goog-meta-traceparent': currentTraceparent(),
      }
      const { 'content-type': contentType, ...extensionHeaders } = headers
      const [url] = await fileOf(photo).getSignedUrl({
        version: 'v4',
        action: 'resumable',
        contentType,
        extensionHeaders,
        expires,
        accessibleAt: now(),
        ...signing,
      })
      return { method: 'POST', url, headers, expiresAt: new Date(expires).toISOString() }
    },

    /** Saves under the file's own name: without `attachment` a picture would just be shown. */
    async download(photo: PhotoFacts): Promise<Download> {
      const expires = now() + DOWNLOAD_VALID_MS
      const [url] = await fileOf(photo).getSignedUrl({
        version: 'v4',
        action: 'read',
        responseDisposition: attachment(photo.name),
        responseType: photo.contentType,
        expires,
        accessibleAt: now(),
        ...signing,
      })
      return { url, expiresAt: new Date(expires).toISOString() }
    },
  }
}

/** RFC 6266: a name for old clients, and the real one in UTF-8. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
