import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
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
  if (contentEncoding === 'gzip') response.setHeader('content-encoding', 'gzip')
  if (preview === null) {
    const name = object.name.slice(object.name.lastIndexOf('/') + 1)
    response.setHeader('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
  }
  if (object.size === 0) {
    response.end()
    return
  }
  // A part of a compressed text could not be unpacked.
  const end = isText && contentEncoding !== 'gzip' ? Math.min(object.size, TEXT_BYTES) - 1 : object.size - 1
  await pipeline(look.read(object, end), response)
}
