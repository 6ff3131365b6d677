// Sends an archive of photos, as a whole or the part that a browser still needs.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ArchiveContent } from '../photos/archives/content.ts'
import { attachment } from '../platform/grants.ts'

/**
 * Cloud Run refuses longer answers over HTTP/1 unless they are chunked, so that these tell their length only in
 * Content-Range. https://cloud.google.com/run/quotas#request_limits
 */
const LONGEST_WITH_LENGTH = 32 * 1024 * 1024 - 64 * 1024

export async function sendArchive(
  content: ArchiveContent,
  { headers }: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  reply.header('cache-control', 'private, no-store')
  if (content.kind === 'stored') return reply.redirect(content.url, 302)
  const { size, etag, name, read } = content
  const condition = headers['if-range']
  const range = condition === undefined || condition === etag ? rangeOf(headers.range, size) : null
  reply.header('accept-ranges', 'bytes').header('etag', etag)
  if (range === 'unsatisfiable')
    return reply.code(416).header('content-range', `bytes */${size}`).header('content-length', 0).send()
  const { from, to } = range ?? { from: 0, to: size }
  const stream = await read(from, to)
  if (range) reply.code(206).header('content-range', `bytes ${from}-${to - 1}/${size}`)
  if (to - from <= LONGEST_WITH_LENGTH) reply.header('content-length', to - from)
  else reply.header('x-archive-size', size)
  return reply.header('content-disposition', attachment(name)).type('application/zip').send(stream)
}

/** Null for the whole: without a range, and for several or unreadable ones, which may be ignored (RFC 9110, 14.2). */
function rangeOf(
  header: string | undefined,
  size: number,
): { from: number; to: number } | 'unsatisfiable' | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? []
  if (first === '' && last === '') return null
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'unsatisfiable' : { from: size - length, to: size }
  }
  const from = Number(first)
  const to = last === '' ? size : Math.min(Number(last) + 1, size)
  if (last !== '' && Number(last) < from) return null
  return from < size ? { from, to } : 'unsatisfiable'
}
