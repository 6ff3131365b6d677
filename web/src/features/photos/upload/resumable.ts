// Cloud Storage's resumable upload protocol, seen from the browser.
// https://cloud.google.com/storage/docs/performing-resumable-uploads
import type { UploadGrant } from '../../../../../services/platform/schemas.ts'
import type { StoreAnswer, Transport } from './transport.ts'

/** Bytes a request; the store takes multiples of 256 KiB, the last chunk excepted. */
export const CHUNK_BYTES = 8 * 1024 * 1024

/** The store said no. `code` is the code of its XML error, empty where it sent none. */
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

/** Bytes that the store has for certain. */
export interface Stored {
  offset: number
  isComplete: boolean
}

/** Starts the one upload that was granted and gives its session URL, good for a week. */
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

/** Sends one chunk. The store may keep less of it than was sent: the answer says where to go on. */
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
  // No Range header means that nothing is stored yet.
  const last = /bytes=0-(\d+)/.exec(answer.header('range') ?? '')?.[1]
  return { offset: last === undefined ? 0 : Number(last) + 1, isComplete: false }
}
