import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import type { IncomingHttpHeaders } from 'node:http'
import type { Access } from './access.ts'
import type { Blobs } from './blobs.ts'
import type { Call } from './call.ts'
import { type ExpectedChecksums, expectedChecksums, verifyChecksums } from './checksum-headers.ts'
import { type ContentRange, parseContentRange } from './content-range.ts'
import { createDigest, type Digest } from './digest.ts'
import { invalid, StorageError } from './errors.ts'
import { CHUNK_BYTES, MAX_OBJECT_BYTES } from './limits.ts'
import type { Objects } from './objects.ts'
import { receive } from './receive.ts'
import type { Session, Sessions } from './sessions.ts'
import { refuseLarger, refuseSmaller } from './size-range.ts'
import type { StoredObject } from './stored-object.ts'

/** The upload is complete, or this many of its bytes are stored. */
export type Progress = { object: StoredObject } | { kept: number }

type Upload = Pick<Call, 'request' | 'body'>
type Bytes = Extract<ContentRange, { kind: 'bytes' }>

interface Slot {
  /** Ends the request that is currently writing, if any. */
  stop: () => void
  /** Settles when no request is writing. */
  idle: Promise<void>
  /** The digest of everything in the file, when it is known. */
  digest: Digest | null
}

/**
 * The PUT requests of resumable sessions. Only one request writes at a time. When a client comes back while its lost
 * connection still looks alive here, the newer request ends the older one, because it is the one the client waits for.
 */
export function createResumable(deps: {
  sessions: Sessions
  blobs: Blobs
  objects: Objects
  access: Access
}) {
  const { sessions, blobs, objects, access } = deps
  const slots = new Map<string, Slot>()

  async function put(id: string, call: Upload): Promise<Progress> {
    const { request } = call
    const range = parseContentRange(request.headers['content-range'])
    const found = sessions.find(id)
    if (found.result) return { object: found.result }
    // A query with the total finishes an upload whose last bytes came in a request that did not announce it.
    const size = range.kind === 'query' ? sessions.size(id) : 0
    if (range.kind === 'query' && range.total !== size) return { kept: floor(size) }

    const slot = slots.get(id) ?? { stop: () => {}, idle: Promise.resolve(), digest: null }
    slots.set(id, slot)
    const before = slot.idle
    slot.stop()
    const turn = Promise.withResolvers<void>()
    slot.idle = turn.promise
    slot.stop = () => request.destroy()
    try {
      await before
      // The previous request may have finished or cancelled the upload.
      const session = sessions.find(id)
      if (session.result) return { object: session.result }
      return await write(session, slot, range, call)
    } finally {
      turn.resolve()
      if (slot.idle === turn.promise) slot.stop = () => {}
    }
  }

  async function write(
    session: Session,
    slot: Slot,
    range: ContentRange,
    { request, body }: Upload,
  ): Promise<Progress> {
    const path = blobs.incomingOfSession(session.id)
    await using file = await open(path, constants.O_RDWR | constants.O_CREAT)
    const size = (await file.stat()).size
    if (range.kind === 'query') {
      slot.digest ??= await digestOf(path)
      return { object: finish(session, slot.digest, {}) }
    }

    const offset = floor(size)
    refuse(session, range, offset, request.headers)
    if (size !== offset) {
      await file.truncate(offset)
      slot.digest = null
    }
    const digest = slot.digest ?? (await digestOf(path))
    slot.digest = null

    const announced = range.end === null ? null : range.end - range.start + 1
    const overlap = offset - range.start
    let arrived = 0
    try {
      await receive(skip(body, overlap), {
        file,
        position: offset,
        digest,
        admit(received) {
          arrived = received + overlap
          if (announced !== null && arrived > announced) throw wrongLength(arrived, range)
          if (offset + received > (range.total ?? MAX_OBJECT_BYTES))
            throw invalid('The request has more bytes than the upload.')
          refuseLarger(offset + received, session.sizeRange)
        },
      })
    } catch (error) {
      // Refused bytes are not stored. After a lost connection the received bytes are, in whole quanta.
      await file.truncate(error instanceof StorageError ? offset : floor((await file.stat()).size))
      throw error
    }
    if (announced !== null && arrived < announced) throw wrongLength(arrived, range)

    const complete = range.last && (range.total === null || digest.size === range.total)
    if (complete) {
      slot.digest = digest
      const wholeObject = range.start === 0
      const object = finish(session, digest, expectedChecksums(request.headers, wholeObject))
      slots.delete(session.id)
      return { object }
    }
    const kept = floor(digest.size)
    if (kept === digest.size) slot.digest = digest
    else await file.truncate(kept)
    return { kept }
  }

  function finish(session: Session, digest: Digest, promised: ExpectedChecksums): StoredObject {
    const content = blobs.contentOf(digest)
    refuseLarger(content.size, session.sizeRange)
    refuseSmaller(content.size, session.sizeRange)
    if (session.total !== null && session.total !== content.size) {
      throw invalid(`The upload has ${content.size} bytes; ${session.total} were announced at its start.`)
    }
    verifyChecksums({ ...session.expected, ...promised }, content)

    const path = blobs.incomingOfSession(session.id)
    const bucket = access.bucket(session.bucket)
    const writer = { email: session.writer, api: session.api }
    const object = objects.create({
      bucket,
      name: session.name,
      content,
      settings: session.settings,
      preconditions: session.preconditions,
      mayReplace: (replaced) =>
        replaced && access.demand(writer, 'storage.objects.delete', bucket, session.name),
      place: () => blobs.share(path, content),
      alongside: (created) => sessions.complete(session.id, created),
    })
    blobs.discardIncoming(path)
    return object
  }

  async function digestOf(path: string): Promise<Digest> {
    const digest = createDigest()
    await using file = await open(path, 'r')
    for await (const bytes of file.createReadStream({ highWaterMark: CHUNK_BYTES, autoClose: false })) {
      digest.update(bytes)
    }
    return digest
  }

  return {
    put,

    /** Abandons an upload and deletes its bytes. */
    async cancel(id: string) {
      sessions.find(id)
      const slot = slots.get(id)
      slot?.stop()
      await slot?.idle
      slots.delete(id)
      sessions.remove(id)
    },

    forget: (id: string) => slots.delete(id),
  }
}

export type Resumable = ReturnType<typeof createResumable>

function floor(bytes: number): number {
  return bytes - (bytes % CHUNK_BYTES)
}

/** Refuses what can be refused before a byte is read. */
function refuse(session: Session, range: Bytes, offset: number, headers: IncomingHttpHeaders) {
  if (range.start > offset) {
    throw new StorageError({
      status: 503,
      reason: 'backendError',
      code: 'ServiceUnavailable',
      message: `Invalid request.  According to the Content-Range header, the upload offset is ${range.start} byte(s), which exceeds already uploaded size of ${offset} byte(s).`,
    })
  }
  const known = range.total ?? session.total
  refuseLarger(Math.max(known ?? 0, (range.end ?? -1) + 1), session.sizeRange)
  if (range.total !== null) refuseSmaller(range.total, session.sizeRange)
  if (range.total !== null && session.total !== null && range.total !== session.total) {
    throw invalid(`The upload has ${range.total} bytes; ${session.total} were announced at its start.`)
  }
  const length = headers['content-length']
  if (range.end === null) return
  const announced = range.end - range.start + 1
  if (length !== undefined && Number(length) !== announced) throw wrongLength(Number(length), range)
  if (!range.last && announced < CHUNK_BYTES) {
    throw invalid(
      `Invalid request.  The number of bytes uploaded is required to be equal or greater than ${CHUNK_BYTES}, except for the final request (it's recommended to be the exact multiple of ${CHUNK_BYTES}).  The received request contained ${announced} bytes, which does not meet this requirement.`,
    )
  }
}

function wrongLength(arrived: number, { start, end }: Bytes): StorageError {
  const expected = (end ?? 0) - start + 1
  return invalid(
    `Invalid request.  There were ${arrived} byte(s) in the request body.  There should have been ${expected} byte(s) (starting at offset ${start} and ending at offset ${end}) according to the Content-Range header.`,
  )
}

/** Skips bytes that are already stored, because a client may send them again. */
async function* skip(source: AsyncIterable<Buffer>, bytes: number): AsyncIterable<Buffer> {
  let left = bytes
  for await (const piece of source) {
    if (left >= piece.byteLength) left -= piece.byteLength
    else {
      yield left > 0 ? piece.subarray(left) : piece
      left = 0
    }
  }
}
