// Requests to the object store. They use XMLHttpRequest, because fetch reports no upload progress.

export interface StoreRequest {
  method: 'POST' | 'PUT'
  url: string
  headers: Record<string, string>
  body?: Blob
  signal: AbortSignal
  /** Called with the bytes of the body sent so far. */
  onProgress?: (bytes: number) => void
}

export interface StoreAnswer {
  status: number
  header(name: string): string | null
  text: string
}

/** Rejects with `NetworkFailure` when there was no answer, and with the signal's reason when aborted. */
export type Transport = (request: StoreRequest) => Promise<StoreAnswer>

export class NetworkFailure extends Error {
  override name = 'NetworkFailure'
}

/** A chunk without progress for this long counts as lost, because a stalled connection may never report it. */
const STALL_MS = 60_000

export const browserTransport: Transport = (request) =>
  new Promise((resolve, reject) => {
    const { signal } = request
    signal.throwIfAborted()
    const xhr = new XMLHttpRequest()
    let stall = setTimeout(() => xhr.abort(), STALL_MS)
    const stillAlive = () => {
      clearTimeout(stall)
      stall = setTimeout(() => xhr.abort(), STALL_MS)
    }
    const onAbort = () => xhr.abort()
    signal.addEventListener('abort', onAbort)

    xhr.open(request.method, request.url)
    for (const [name, value] of Object.entries(request.headers)) xhr.setRequestHeader(name, value)
    xhr.upload.onprogress = (event) => {
      stillAlive()
      request.onProgress?.(event.loaded)
    }
    xhr.onload = () =>
      resolve({
        status: xhr.status,
        header: (name) => xhr.getResponseHeader(name),
        text: xhr.responseText,
      })
    xhr.onerror = () => reject(new NetworkFailure('No answer from the store'))
    xhr.onabort = () =>
      reject(signal.aborted ? signal.reason : new NetworkFailure('The connection to the store stalled'))
    xhr.onloadend = () => {
      clearTimeout(stall)
      signal.removeEventListener('abort', onAbort)
    }
    xhr.send(request.body ?? null)
  })
