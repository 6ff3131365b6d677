// Sends one file to the store: reservation, grant, session, chunks, and what to do when any of them fails.
import type { PhotoUploadRequest, UploadAnswer } from '../../../../../services/photos/schemas.ts'
import type { UploadGrant } from '../../../../../services/platform/schemas.ts'
import { askStored, CHUNK_BYTES, type Stored, sendChunk, startSession } from '../../../upload/resumable.ts'
import type { Transport } from '../../../upload/transport.ts'
import { localTime } from './local-time.ts'
import type { Upload, UploadEvent } from './machine.ts'
import {
  backoff,
  MAX_ATTEMPTS,
  MAX_RENEWALS,
  type Problem,
  REFUSED_GRANT,
  reactTo,
  UNREACHABLE,
} from './problems.ts'

export interface UploadApi {
  reserve(request: PhotoUploadRequest): Promise<UploadAnswer>
  renew(photoId: string): Promise<UploadGrant>
  cancel(photoId: string): Promise<void>
}

export interface SenderDeps {
  api: UploadApi
  transport: Transport
  dispatch(id: string, event: UploadEvent): Upload | undefined
  /** Rejects with the signal's reason when aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
  network: { isOnline(): boolean; whenOnline(signal: AbortSignal): Promise<void> }
  random(): number
  chunkBytes?: number
}

export function createSender(deps: SenderDeps) {
  const { api, transport, dispatch } = deps
  const chunkBytes = deps.chunkBytes ?? CHUNK_BYTES

  return async function send(start: Upload, file: Blob, signal: AbortSignal): Promise<void> {
    const { id } = start
    let upload = start
    let failures = 0
    let renewals = 0
    const note = (event: UploadEvent) => {
      upload = dispatch(id, event) ?? upload
    }
    const fail = (problem: Problem) => note({ type: 'failed', problem })

    for (;;) {
      try {
        const isResumed = upload.session !== null
        if (!upload.session && !(await begin())) return
        if (isResumed) {
          const stored = await askStored(transport, upload.session!, upload.size, signal)
          note({ type: 'progress', bytes: stored.offset })
          if (stored.isComplete) return note({ type: 'finished' })
          await sendFrom(stored.offset)
        } else await sendFrom(0)
        return note({ type: 'finished' })
      } catch (error) {
        if (signal.aborted) return
        const reaction = reactTo(error)
        if (reaction.do === 'stop') return fail(reaction.problem)
        if (reaction.do === 'stored') return await settle()
        if (reaction.do === 'new-session') {
          if (++renewals > MAX_RENEWALS) return fail(REFUSED_GRANT)
          note({ type: 'session', url: null })
          continue
        }
        if (deps.network.isOnline() && ++failures >= MAX_ATTEMPTS) return fail(UNREACHABLE)
        if (!(await pause(failures))) return
      }
    }

    /** Prepares a session for this file; returns false when there is nothing to send. */
    async function begin(): Promise<boolean> {
      const grant = await obtainGrant()
      if (!grant) return false
      note({ type: 'session', url: await startSession(transport, grant, signal) })
      return true
    }

    async function obtainGrant(): Promise<UploadGrant | null> {
      if (upload.photoId) {
        try {
          return await api.renew(upload.photoId)
        } catch (error) {
          // Either the reservation was freed meanwhile or the bytes arrived after all; a new request tells which.
          if (!isGone(error)) throw error
        }
      }
      const answer = await api.reserve(announce(upload))
      signal.throwIfAborted()
      if (answer.grant) {
        note({ type: 'reserved', photoId: answer.photo.id })
        return answer.grant
      }
      if (answer.photo.id === upload.photoId) note({ type: 'finished' })
      else note({ type: 'duplicate', photoId: answer.photo.id, isTrashed: answer.photo.trashedAt !== null })
      return null
    }

    async function sendFrom(offset: number) {
      let stored: Stored = { offset, isComplete: false }
      let standstill = 0
      while (!stored.isComplete) {
        const from = stored.offset
        const slice = file.slice(from, Math.min(from + chunkBytes, upload.size))
        // Reading the bytes first distinguishes a vanished file from a lost connection.
        const bytes = new Blob([await slice.arrayBuffer()])
        stored = await sendChunk(transport, {
          session: upload.session!,
          bytes,
          start: from,
          size: upload.size,
          signal,
          onProgress: (sent) => note({ type: 'progress', bytes: from + sent }),
        })
        note({ type: 'progress', bytes: stored.offset })
        if (stored.offset > from || stored.isComplete) {
          failures = 0
          renewals = 0
          standstill = 0
        } else if (++standstill >= MAX_ATTEMPTS)
          throw new TypeError('The store keeps nothing of what it gets')
      }
    }

    /** An object is already there: an answer was lost, or another page was faster. */
    async function settle() {
      if (!upload.photoId) return fail(REFUSED_GRANT)
      note({ type: 'finished' })
    }

    async function pause(attempt: number): Promise<boolean> {
      const isOffline = !deps.network.isOnline()
      note({ type: 'interrupted', isOffline })
      try {
        if (isOffline) await deps.network.whenOnline(signal)
        else await deps.sleep(backoff(attempt, deps.random), signal)
        return true
      } catch {
        return false
      }
    }
  }
}

function announce({ name, size, type, sha256, albumId, ...upload }: Upload): PhotoUploadRequest {
  const modifiedAt = localTime(upload.modifiedAt)
  const addedLocally = localTime(upload.addedAt)
  return {
    name: name.slice(-255),
    contentType: type,
    size,
    sha256: sha256!,
    ...(albumId && { albumId }),
    ...(modifiedAt && { modifiedAt }),
    ...(addedLocally && { addedLocally }),
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'status' in error && (error.status === 404 || error.status === 409)
}
