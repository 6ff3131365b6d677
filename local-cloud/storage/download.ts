import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { Blobs } from './blobs.ts'
import { parseRange } from './byte-range.ts'
import type { Call } from './call.ts'
import { StorageError } from './errors.ts'
import { jsonEtag, xmlEtag } from './resource.ts'
import type { StoredObject } from './stored-object.ts'

const READ_BYTES = 512 * 1024

export interface DownloadOptions {
  api: 'json' | 'xml'
  /** Taken from the response-… query parameters of a signed URL. */
  contentType?: string | undefined
  contentDisposition?: string | undefined
}

/** Sends an object's bytes, or its headers for HEAD. Resolves when the client has them or has gone. */
export async function download(call: Call, object: StoredObject, blobs: Blobs, options: DownloadOptions) {
  const { request, response } = call
  const headers = objectHeaders(object, options)
  if (decompresses(object, request.headers['accept-encoding']?.toString())) {
    return gunzipped(call, object, blobs, headers)
  }
  headers['Accept-Ranges'] = 'bytes'
  if (object.settings.contentEncoding) headers['Content-Encoding'] = object.settings.contentEncoding

  const range = call.method === 'HEAD' ? null : parseRange(request.headers.range, object.size)
  if (range === 'unsatisfiable') throw rangeNotSatisfiable(object)
  const { start, end } = range ?? { start: 0, end: object.size - 1 }
  headers['Content-Length'] = String(end - start + 1)
  if (range) headers['Content-Range'] = `bytes ${start}-${end}/${object.size}`

  if (call.method === 'HEAD' || object.size === 0) {
    response.writeHead(range ? 206 : 200, headers).end()
    return
  }
  const fd = blobs.openForReading(object.blob)
  response.writeHead(range ? 206 : 200, headers)
  await send(createReadStream('', { fd, start, end, highWaterMark: READ_BYTES }), call)
}

/** The headers that describe an object in both APIs. */
export function objectHeaders(object: StoredObject, options: DownloadOptions): Record<string, string> {
  const { settings } = object
  const headers: Record<string, string> = {
    'Content-Type': options.contentType ?? settings.contentType ?? 'application/octet-stream',
    'Last-Modified': new Date(object.updated).toUTCString(),
    ETag: options.api === 'xml' ? xmlEtag(object) : jsonEtag(object),
    // This is Google's default for objects that are not public.
    'Cache-Control': settings.cacheControl ?? 'private, max-age=0',
    'x-goog-generation': String(object.generation),
    'x-goog-metageneration': String(object.metageneration),
    'x-goog-stored-content-encoding': settings.contentEncoding ?? 'identity',
    'x-goog-stored-content-length': String(object.size),
    'x-goog-storage-class': settings.storageClass ?? 'STANDARD',
    'x-goog-hash': hashHeader(object),
  }
  const disposition = options.contentDisposition ?? settings.contentDisposition
  if (disposition) headers['Content-Disposition'] = headerValue(disposition)
  if (settings.contentLanguage) headers['Content-Language'] = settings.contentLanguage
  if (options.api === 'xml') {
    for (const [key, value] of Object.entries(settings.metadata ?? {})) {
      headers[`x-goog-meta-${key}`] = headerValue(value)
    }
  }
  return headers
}

export function hashHeader(object: { crc32c: string; md5: string | null }): string {
  return `crc32c=${object.crc32c}${object.md5 === null ? '' : `,md5=${object.md5}`}`
}

// Google sends header values in UTF-8; node:http accepts these bytes as Latin-1 characters.
function headerValue(text: string): string {
  return Buffer.from(text.replace(/[\r\n]/g, ' '), 'utf8').toString('latin1')
}

// Source: https://cloud.google.com/storage/docs/transcoding
function decompresses({ settings }: StoredObject, accepts: string | undefined): boolean {
  if (settings.contentEncoding !== 'gzip' || /no-transform/.test(settings.cacheControl ?? '')) return false
  return !/\bgzip\b/.test(accepts ?? '')
}

async function gunzipped(call: Call, object: StoredObject, blobs: Blobs, headers: Record<string, string>) {
  headers.Warning = '214 UploadServer gunzipped'
  headers.Vary = 'Accept-Encoding'
  const fd = blobs.openForReading(object.blob)
  call.response.writeHead(200, headers)
  await send(createReadStream('', { fd, highWaterMark: READ_BYTES }).pipe(createGunzip()), call)
}

async function send(source: NodeJS.ReadableStream, call: Call) {
  const { response } = call
  source.on('data', (piece: Buffer) => {
    call.sent += piece.byteLength
  })
  try {
    await pipeline(source, response)
  } catch {
    // The client went away or the file ended early. The headers are sent, so only a cut connection can signal the
    // failure.
    response.destroy()
  }
}

const rangeNotSatisfiable = (object: StoredObject) =>
  new StorageError({
    status: 416,
    reason: 'requestedRangeNotSatisfiable',
    code: 'InvalidRange',
    message: 'Request range not satisfiable',
    xmlMessage: 'The requested range cannot be satisfied.',
    headers: { 'Content-Range': `bytes */${object.size}` },
  })
