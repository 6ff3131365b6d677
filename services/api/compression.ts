import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** For smaller answers the headers would outweigh what is saved. */
const SMALLEST_BYTES = 1024
/**
 * At this level Brotli is as fast as gzip and compresses better; higher levels are for files that are compressed once.
 */
const BROTLI_QUALITY = 4

const brotli = promisify<Buffer, object, Buffer>(brotliCompress)
const compressGzip = promisify<Buffer, Buffer>(gzip)

/**
 * Compresses JSON and text answers. The web's files are stored with their compressed forms, and images are already
 * compressed.
 */
export function compressAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload: unknown) => {
    if (typeof payload !== 'string' || payload.length < SMALLEST_BYTES) return payload
    if (!isText(reply) || reply.hasHeader('content-encoding')) return payload
    const encoding = chosenEncoding(request)
    tellEncoding(reply, encoding)
    if (!encoding) return payload
    reply.removeHeader('content-length')
    return compress(payload, encoding)
  })
}

/** Says how the answer is compressed (null for not at all), and that it depends on the request. */
export function tellEncoding(reply: FastifyReply, encoding: Encoding | null): void {
  const varies = reply.getHeader('vary')
  reply.header('vary', varies === undefined ? 'accept-encoding' : `${varies}, accept-encoding`)
  if (encoding) reply.header('content-encoding', encoding)
}

export type Encoding = 'br' | 'gzip'

export function compress(text: string, encoding: Encoding): Promise<Buffer> {
  const bytes = Buffer.from(text)
  if (encoding === 'gzip') return compressGzip(bytes)
  return brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
}

/** A page that is kept, with what it became compressed. */
export interface KeptDocument {
  html: string
  compressed: Map<Encoding, Promise<Buffer>>
}

/** Compresses it once for all who ask. */
export async function sendKept(
  { html, compressed }: KeptDocument,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const encoding = chosenEncoding(request)
  if (!encoding) return reply.send(html)
  const bytes = compressed.get(encoding) ?? compress(html, encoding)
  compressed.set(encoding, bytes)
  tellEncoding(reply, encoding)
  return reply.send(await bytes)
}

function isText(reply: FastifyReply): boolean {
  return /^(text\/|application\/([\w.-]+\+)?json)/.test(String(reply.getHeader('content-type')))
}

/** The encoding that this client accepts; null when it only accepts plain text. */
export function chosenEncoding(request: FastifyRequest): Encoding | null {
  const accepted = String(request.headers['accept-encoding'] ?? '')
  for (const encoding of ['br', 'gzip'] as const)
    if (new RegExp(`(^|,)\\s*${encoding}\\s*(;\\s*q=(?!0(\\.0*)?\\s*(,|$))[^,]*)?(,|$)`).test(accepted))
      return encoding
  return null
}
