import { fileTime, localTime } from './device-time.ts'
import type { PhotoFacts } from './record.ts'
import type { PhotoUploadRequest } from './schemas.ts'

export interface NewPhoto {
  ownerId: string
  id: string
  upload: PhotoUploadRequest
  contentType: string
  at: string
}

/** A photo as it is recorded before its bytes arrive. */
export function newPhoto({ ownerId, id, upload, contentType, at }: NewPhoto): PhotoFacts {
  return {
    id,
    ownerId,
    name: upload.name,
    contentType,
    size: upload.size,
    sha256: upload.sha256,
    state: 'live',
    generation: null,
    thumbnails: null,
    metadata: null,
    takenAt: null,
    takenFrom: null,
    takenCertainty: null,
    modifiedAt: fileTime(upload.modifiedAt, Date.parse(at)),
    addedLocally: localTime(upload.addedLocally, Date.parse(at)),
    reason: null,
    needsAttention: false,
    holdsBytes: true,
    title: titleFromName(upload.name),
    description: '',
    tags: [],
    isPrivate: false,
    isFavourite: false,
    rating: 0,
    isArchived: false,
    albums: [],
    hiddenBy: [],
    adjustments: null,
    motion: null,
    recipes: { metadata: 0, thumbnails: 0 },
    distinctFrom: [],
    edited: [],
    addedAt: at,
    trashedAt: null,
    grantedAt: at,
    sweeps: 0,
    waitingSince: at,
  }
}

/** The title for others to read; empty where nobody gave one: DSC_0123 says nothing to them. */
export const givenTitle = ({ name, title }: { name: string; title: string }) =>
  title === titleFromName(name) ? '' : title

/** The title until the person, or the file's own metadata, provides a better one. */
export const titleFromName = (name: string) =>
  [...name.replace(/(?<=.)\.[^.]{1,5}$/, '')].slice(0, 200).join('')
