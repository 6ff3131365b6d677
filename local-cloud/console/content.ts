import type { ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { ConsoleDeps } from './deps.ts'
import { NotFound } from './not-found.ts'

/** Images that a browser shows without running anything in them; SVG is none of these. */
const IMAGES = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'])
const TEXT = /^(text\/|application\/(json|xml|x-ndjson)\b|image\/svg\+xml)/
/** Bytes of a text that are shown. */
const TEXT_BYTES = 256 * 1024

/** Whether and how an object can be shown in the page. */
export function previewOf(contentType: string | undefined): 'image' | 'text' | null {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (IMAGES.has(type)) return 'image'
  return TEXT.test(type) ? 'text' : null
}

/**
 * An object's bytes: as a download, or to be shown. Objects come from anywhere, so a browser gets them in a sandbox,
 * and as one of the types above or as plain text.
 */
export async function sendContent(
  { storage }: Pick<ConsoleDeps, 'storage'>,
  query: URLSearchParams,
  response: ServerResponse,
): Promise<void> {
  const look = await storage()
  const object = look.find(query.get('bucket') ?? '', query.get('object') ?? '')
  if (!object) throw new NotFound('There is no such object.')
  const { contentType, contentEncoding } = object.settings
  const preview = query.has('download') ? null : previewOf(contentType)
  const isText = preview === 'text'
  response.setHeader('content-security-policy', "sandbox; default-src 'none'")
  response.setHeader(
    'content-type',
    isText
      ? 'text/plain; charset=UTF-8'
      : preview === 'image'
        ? (contentType ?? '')
        : 'application/octet-stream',
  )
  const isPacked = contentEncoding === 'gzip'
  if (isPacked && !isText) response.setHeader('content-encoding', 'gzip')
  if (preview === null) {
    const name = object.name.slice(object.name.lastIndexOf('/') + 1)
    response.setHeader('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
  }
  if (object.size === 0) {
    response.end()
    return
  }
  if (isText && isPacked) {
    response.end(await unpackedBeginning(look.read(object)))
    return
  }
  const end = isText ? Math.min(object.size, TEXT_BYTES) - 1 : object.size - 1
  await pipeline(look.read(object, end), response)
}

/** A few packed bytes may become more than a tab can hold, so they are unpacked here, as far as they are shown. */
async function unpackedBeginning(packed: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  const text = createGunzip()
  packed.on('error', (error) => text.destroy(error)).pipe(text)
  try {
    for await (const chunk of text as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      size += chunk.length
      if (size >= TEXT_BYTES) break
    }
  } finally {
    packed.destroy()
  }
  return Buffer.concat(chunks).subarray(0, TEXT_BYTES)
}
