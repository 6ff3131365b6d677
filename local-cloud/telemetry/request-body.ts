import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { MAX_REQUEST } from './limits.ts'
import type { Wire } from './otlp-values.ts'

/** The request's JSON object, or why there is none. */
export type Body = Wire | 'too large' | 'not json' | 'protobuf'

const unpack = promisify(gunzip)

export async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= MAX_REQUEST) chunks.push(chunk)
  }
  if (size > MAX_REQUEST) return 'too large'
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return 'protobuf'
  try {
    const sent = Buffer.concat(chunks)
    const isPacked = request.headers['content-encoding'] === 'gzip'
    const text = isPacked ? await unpack(sent, { maxOutputLength: MAX_REQUEST }) : sent
    const value: unknown = JSON.parse(text.toString())
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : 'not json'
  } catch (error) {
    return error instanceof RangeError ? 'too large' : 'not json'
  }
}
