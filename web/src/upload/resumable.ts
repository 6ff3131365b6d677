// The browser's side of Cloud Storage's resumable upload protocol.
// Source: https://cloud.google.com/storage/docs/performing-resumable-uploads
import type { UploadGrant } from '../../../services/platform/schemas.ts'
import type { StoreAnswer, Transport } from './transport.ts'

/** Bytes per request; the store accepts multiples of 256 KiB, except for the last chunk. */
export const CHUNK_BYTES = 8 * 1024 * 1024

/** The store refused a request. `code` is from its XML error, empty if it sent none. */
export class StoreRefusal extends Error {
  override name = 'StoreRefusal'
  readonly status: number
  readonly code: string
  constructor(answer: Pick<StoreAnswer, 'status' | 'text'>) {
    super(/<Message>([^<]*)</.exec(answer.text)?.[1] || `The store answered ${answer.status}`)
    this.status = answer.status
    this.code = /<Code>([^<]*)</.exec(answer.text)?.[1] ?? ''
  }
}

/** Bytes that the store certainly has. */
export interface Stored {
  offset: number
  isComplete: boolean
}

/** Starts the one upload that was granted and returns its session URL, which is valid for a week. */
export async function startSession(
  send: Transport,
  grant: Pick<UploadGrant, 'method' | 'url' | 'headers'>,
  signal: AbortSignal,
): Promise<string> {
  const answer = await send({ method: grant.method, url: grant.url, headers: grant.headers, signal })
  const session = answer.header('location')
  if (answer.status !== 201 && answer.status !== 200) throw new StoreRefusal(answer)
  if (!session) throw new StoreRefusal({ status: answer.status, text: '<Message>No session URL</Message>' })
  return session
}

export async function askStored(
  send: Transport,
  session: string,
  size: number,
  signal: AbortSignal,
): Promise<Stored> {
  const headers = { 'content-range': `bytes */${size}` }
  return readStored(await send({ method: 'PUT', url: session, headers, signal }), size)
}

export interface Chunk {
  session: string
  bytes: Blob
  start: number
  size: number
  signal: AbortSignal
  onProgress?: (bytes: number) => void
}

/** Sends one chunk. The store may keep less of it than was sent; its answer says where to continue. */
export async function sendChunk(send: Transport, chunk: Chunk): Promise<Stored> {
  const { session, bytes, start, size, signal, onProgress } = chunk
  const headers = { 'content-range': `bytes ${start}-${start + bytes.size - 1}/${size}` }
  const answer = await send({
    method: 'PUT',
    url: session,
    headers,
    body: bytes,
    signal,
    ...(onProgress && { onProgress }),
  })
  return readStored(answer, size)
}

function readStored(answer: StoreAnswer, size: number): Stored {
  if (answer.status === 200 || answer.status === 201) return { offset: size, isComplete: true }
  if (answer.status !== 308) throw new StoreRefusal(answer)
  // Without a Range header nothing is stored yet.
  const last = /bytes=0-(\d+)/.exec(answer.header('range') ?? '')?.[1]
  return { offset: last === undefined ? 0 : Number(last) + 1, isComplete: false }
}
