// The state of one upload as data. The engine does the work and reports events; this decides what they mean.
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import type { Problem } from './problems.ts'
import type { PhotoType } from './sniff.ts'

export type UploadState =
  /** Waiting for its fingerprint. */
  | 'queued'
  | 'hashing'
  /** Waiting for a free slot. */
  | 'hashed'
  | 'uploading'
  /** Holding its slot until the network is back or a pause after an error is over. */
  | 'waiting'
  | 'paused'
  | 'failed'
  /** Not sent, because it is not a photo. */
  | 'refused'
  | 'duplicate'
  | 'done'
  /** Stored and read, but not a usable photo. */
  | 'rejected'

export interface Upload {
  id: string
  name: string
  size: number
  type: PhotoType | ''
  state: UploadState
  /** Bytes read for the fingerprint, and bytes that the store has. */
  hashed: number
  sent: number
  sha256: string | null
  photoId: string | null
  /** The URL of the resumable session. */
  session: string | null
  problem: Problem | null
  /** For a duplicate: whether the photo is in the trash. */
  isTrashed: boolean
  isOffline: boolean
  thumbnailUrl: string | null
  /** Whether it survives a reload. */
  isSaved: boolean
  /** The album that it is for; left out for none. */
  albumId?: string
  addedAt: number
  /** Milliseconds; uploads that an earlier version of this page saved have none. */
  modifiedAt?: number | undefined
}

/** What is known of a file before it is read. */
type ChosenFile = Pick<File, 'name' | 'size'> & Partial<Pick<File, 'lastModified'>>

export type UploadEvent =
  | { type: 'saved' }
  | { type: 'hash-started' }
  | { type: 'hash-progress'; bytes: number }
  | { type: 'hashed'; sha256: string }
  | { type: 'started' }
  | { type: 'reserved'; photoId: string }
  | { type: 'session'; url: string | null }
  | { type: 'progress'; bytes: number }
  | { type: 'interrupted'; isOffline: boolean }
  | { type: 'finished' }
  | { type: 'duplicate'; photoId: string | null; isTrashed: boolean }
  | { type: 'failed'; problem: Problem }
  | { type: 'pause' }
  | { type: 'resume' }
  | { type: 'photo'; tile: PhotoTile }

const RUNNING: readonly UploadState[] = ['queued', 'hashing', 'hashed', 'uploading', 'waiting']
const OVER: readonly UploadState[] = ['done', 'duplicate', 'refused', 'rejected']

export const isRunning = (upload: Upload) => RUNNING.includes(upload.state)
export const isOver = (upload: Upload) => OVER.includes(upload.state)
export const canResume = (upload: Upload) =>
  upload.state === 'paused' || (upload.state === 'failed' && upload.problem?.canRetry !== false)

export function newUpload(
  file: ChosenFile,
  from: { id: string; type: PhotoType; now: number; albumId?: string },
): Upload {
  return {
    id: from.id,
    name: file.name,
    size: file.size,
    type: from.type,
    state: 'queued',
    hashed: 0,
    sent: 0,
    sha256: null,
    photoId: null,
    session: null,
    problem: null,
    isTrashed: false,
    isOffline: false,
    thumbnailUrl: null,
    isSaved: false,
    addedAt: from.now,
    ...(from.albumId && { albumId: from.albumId }),
    modifiedAt: file.lastModified,
  }
}

export function refusedUpload(file: ChosenFile, from: { id: string; reason: string; now: number }): Upload {
  const upload = newUpload(file, { id: from.id, type: 'image/jpeg', now: from.now })
  return { ...upload, type: '', state: 'refused', problem: { message: from.reason, canRetry: false } }
}

/** Returns the same object when the event has no meaning in this state, so late reports are harmless. */
export function reduce(upload: Upload, event: UploadEvent): Upload {
  const { state } = upload
  const isActive = state === 'uploading' || state === 'waiting'
  switch (event.type) {
    case 'saved':
      return { ...upload, isSaved: true }
    case 'hash-started':
      return state === 'queued' ? { ...upload, state: 'hashing', hashed: 0 } : upload
    case 'hash-progress':
      return state === 'hashing' ? { ...upload, hashed: event.bytes } : upload
    case 'hashed':
      return state === 'hashing'
        ? { ...upload, state: 'hashed', hashed: upload.size, sha256: event.sha256 }
        : upload
    case 'started':
      return state === 'hashed' ? { ...upload, state: 'uploading', problem: null } : upload
    case 'reserved':
      return isActive ? { ...upload, photoId: event.photoId } : upload
    case 'session':
      return isActive ? { ...upload, session: event.url, sent: event.url ? upload.sent : 0 } : upload
    case 'progress':
      return isActive ? { ...upload, state: 'uploading', sent: Math.min(event.bytes, upload.size) } : upload
    case 'interrupted':
      return isActive ? { ...upload, state: 'waiting', isOffline: event.isOffline } : upload
    case 'finished':
      return isActive
        ? { ...upload, state: 'done', sent: upload.size, session: null, isOffline: false }
        : upload
    case 'duplicate':
      return isActive || state === 'hashed'
        ? { ...upload, state: 'duplicate', photoId: event.photoId, isTrashed: event.isTrashed, session: null }
        : upload
    case 'failed':
      return isRunning(upload) ? { ...upload, state: 'failed', problem: event.problem } : upload
    case 'pause':
      return isRunning(upload) ? { ...upload, state: 'paused', isOffline: false } : upload
    case 'resume':
      return canResume(upload)
        ? { ...upload, state: upload.sha256 ? 'hashed' : 'queued', problem: null, isOffline: false }
        : upload
    case 'photo':
      return learn(upload, event.tile)
  }
}

/** Takes over what happened to the photo after its bytes arrived. */
function learn(upload: Upload, tile: PhotoTile): Upload {
  if (upload.photoId !== tile.id || !['done', 'rejected', 'duplicate'].includes(upload.state)) return upload
  if (tile.status === 'rejected')
    return {
      ...upload,
      state: 'rejected',
      problem: { message: tile.reason ?? 'This image could not be read.', canRetry: false },
    }
  if (upload.thumbnailUrl === tile.thumbnailUrl) return upload
  return { ...upload, thumbnailUrl: tile.thumbnailUrl }
}
