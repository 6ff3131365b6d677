import { givenTitle } from '../new-photo.ts'
import type { SharedRecord } from '../record.ts'
import { toTile } from '../views.ts'
import type { ProofRecord } from './proof-record.ts'
import { type LinkRecord, stateOf } from './record.ts'
import type { PhotoLink, Proof, SharedPhoto } from './schemas.ts'
import type { Shown, ShownPhoto } from './sharing-rules.ts'
import { sharedPath } from './token.ts'

export function toLink(link: LinkRecord, now: number): PhotoLink {
  const { id, title, message, recipient, email, expiresAt, downloads, watermark, canComment } = link
  const { visits, downloaded, lastSeenAt, favourites, comments, open, addedAt } = link
  return {
    ...{ id, title, message, recipient, email, expiresAt, downloads, watermark, canComment },
    source:
      link.albumId === null
        ? { kind: 'photos', count: link.photoIds?.length ?? 0 }
        : { kind: 'album', albumId: link.albumId },
    state: stateOf(link, now),
    hasPassword: link.passwordHash !== null,
    ...{ visits, downloaded, lastSeenAt, favourites, comments, open, addedAt },
  }
}

/** All that leaves about a photo. Its tags, place, camera and file name are the maker's own. */
export function toSharedPhoto(
  photo: Shown<SharedRecord>,
  { record, token }: { record: LinkRecord; token: string },
  proof: ProofRecord | null,
): SharedPhoto {
  const { id, description } = photo
  const { width, height, ratio, thumbhash, isAnimated } = photo.thumbnails
  const path = `${sharedPath(token)}/photos/${id}`
  return {
    ...{ id, title: givenTitle(photo), description, width, height, ratio, thumbhash },
    // A picture with a watermark stands still.
    isAnimated: isAnimated && record.watermark === '',
    thumbnailUrl: `${path}/thumbnail`,
    previewUrl: `${path}/preview`,
    downloadUrl: record.downloads === 'none' ? null : `${path}/download`,
    isFavourite: proof?.isFavourite ?? false,
    comments: proof?.comments ?? [],
  }
}

export function toProof(proof: ProofRecord, photo: ShownPhoto | null): Proof {
  const { linkId, photoId, isFavourite, comments, isResolved, updatedAt } = proof
  const tile = photo && toTile(photo)
  return {
    ...{ linkId, photoId, isFavourite, comments, isResolved, updatedAt },
    photo: tile && {
      title: tile.title,
      ratio: tile.ratio,
      thumbhash: tile.thumbhash,
      thumbnailUrl: tile.thumbnailUrl,
    },
  }
}
