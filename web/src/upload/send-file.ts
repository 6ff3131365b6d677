// A small file on its way to the store. One that fails is begun anew, so nothing of it is remembered.
import type { UploadGrant } from '../../../services/platform/schemas.ts'
import { CHUNK_BYTES, sendChunk, startSession } from './resumable.ts'
import { browserTransport } from './transport.ts'

export interface SentFile {
  bytes: ArrayBuffer
  grant: UploadGrant
  /** 0 to 1. */
  onProgress: (share: number) => void
  signal?: AbortSignal
}

/** Throws StoreRefusal or NetworkFailure. */
export async function sendFile({ bytes, grant, onProgress, ...options }: SentFile): Promise<void> {
  const size = bytes.byteLength
  const signal = options.signal ?? new AbortController().signal
  const session = await startSession(browserTransport, grant, signal)
  for (let stored = { offset: 0, isComplete: false }; !stored.isComplete; ) {
    const start = stored.offset
    stored = await sendChunk(browserTransport, {
      session,
      bytes: new Blob([bytes.slice(start, start + CHUNK_BYTES)]),
      start,
      size,
      signal,
      onProgress: (sent) => onProgress((start + sent) / Math.max(1, size)),
    })
  }
}

/** SHA-256 in lower-case hex. */
export async function fingerprint(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
