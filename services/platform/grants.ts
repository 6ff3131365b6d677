// Signed permissions for a browser to send one object to storage, or to read one. The service account signs them.
import type { Bucket } from '@google-cloud/storage'
import type { Download, UploadGrant } from './schemas.ts'
import { isoTime } from './times.ts'
import { currentTraceparent } from './trace.ts'

export const GRANT_VALID_MS = 15 * 60_000
export const DOWNLOAD_VALID_MS = 5 * 60_000

/** The one object that may be sent: this name, this media type, exactly this many bytes. */
export interface GrantedObject {
  path: string
  contentType: string
  size: number
}

/** The one object that may be read. It is saved under `name` on the person's device. */
export interface OfferedObject {
  path: string
  contentType: string
  name: string
}

export interface GrantsDeps {
  bucket: Bucket
  /** The result of `signingOptions`. */
  signing: { signingEndpoint?: string; host?: string }
  now: () => number
}

export type Grants = ReturnType<typeof createGrants>

export function createGrants({ bucket, signing, now }: GrantsDeps) {
  return {
    /**
     * The store itself enforces the grant: once only, this type, exactly this many bytes. A signature can demand
     * headers but cannot forbid one, so code that reads the object refuses a content encoding.
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
      return { method: 'POST', url, headers, expiresAt: isoTime(expires) }
    },

    /** Makes the browser save the file under its own name; without `attachment` it would just show a picture. */
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
      return { url, expiresAt: isoTime(expires) }
    },
  }
}

/** RFC 6266: an ASCII name for old clients, and the real one in UTF-8. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
