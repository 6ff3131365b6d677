// Permissions for a browser to send one object to storage, or to read one, signed with the service account.
import type { Bucket } from '@google-cloud/storage'
import type { Download, UploadGrant } from './schemas.ts'
import { currentTraceparent } from './trace.ts'

export const GRANT_VALID_MS = 15 * 60_000
export const DOWNLOAD_VALID_MS = 5 * 60_000

/** One object as it may be sent: this name, this media type, exactly these bytes. */
export interface GrantedObject {
  path: string
  contentType: string
  size: number
}

/** One object as it may be read, saved under `name` on the person's device. */
export interface OfferedObject {
  path: string
  contentType: string
  name: string
}

export interface GrantsDeps {
  bucket: Bucket
  /** From `signingOptions`. */
  signing: { signingEndpoint?: string; host?: string }
  now: () => number
}

export type Grants = ReturnType<typeof createGrants>

export function createGrants({ bucket, signing, now }: GrantsDeps) {
  return {
    /**
     * The store itself holds the browser to it: once only, this type, exactly these many bytes. A signature can
     * demand headers but cannot forbid one, so a content encoding is refused by whoever reads the object.
     */
    async upload({ path, contentType, size }: GrantedObject): Promise<UploadGrant> {
      const expires = now() + GRANT_VALID_MS
      const extensionHeaders = {
        'x-goog-resumable': 'start',
        'x-goog-if-generation-match': '0',
        'x-goog-content-length-range': `${size},${size}`,
        'x-goog-meta-traceparent': currentTraceparent(),
      }
      const [url] = await bucket.file(path).getSignedUrl({
        version: 'v4',
        action: 'resumable',
        contentType,
        extensionHeaders,
        expires,
        accessibleAt: now(),
        ...signing,
      })
      const headers = { 'content-type': contentType, ...extensionHeaders }
      return { method: 'POST', url, headers, expiresAt: new Date(expires).toISOString() }
    },

    /** Saves under the file's own name: without `attachment` a picture would just be shown. */
    async download({ path, contentType, name }: OfferedObject): Promise<Download> {
      const expires = now() + DOWNLOAD_VALID_MS
      const [url] = await bucket.file(path).getSignedUrl({
        version: 'v4',
        action: 'read',
        responseDisposition: attachment(name),
        responseType: contentType,
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
