import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { FetchRefused } from './fetch-refused.ts'

const UNPACK: Record<string, () => NodeJS.ReadWriteStream & Readable> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/** Reads all of it, unpacked. Throws FetchRefused above so many bytes, before more of them are in memory. */
export async function readBody(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  const unpack = UNPACK[encoding]
  if (!unpack && encoding !== 'identity' && encoding !== '')
    throw refused(response, 'broken', 'The site sent its answer in a form that is not understood.')
  const body: Readable = unpack ? response.pipe(unpack()) : response
  if (unpack) response.once('error', (error) => body.destroy(error))
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > maxBytes) throw refused(response, 'too-large', 'The page is larger than a posting can be.')
      chunks.push(chunk)
    }
  } catch (error) {
    response.destroy()
    if (error instanceof FetchRefused || !isUnpacking(error)) throw error
    throw new FetchRefused('broken', 'The site sent an answer that is broken.', error)
  }
  return Buffer.concat(chunks)
}

/** Node's codes for data that is not what its encoding says. */
const isUnpacking = (error: unknown) =>
  error instanceof Error &&
  'code' in error &&
  /^(Z_|ERR__ERROR_FORMAT|ERR_BROTLI|ERR__)/.test(String(error.code))

function refused(response: IncomingMessage, code: 'too-large' | 'broken', message: string): FetchRefused {
  response.destroy()
  return new FetchRefused(code, message)
}
