// What a photographer has beside photos: albums, links and what was said about them, a portfolio, archives.
import { Timestamp } from '@google-cloud/firestore'
import { complete as completeAlbum } from '../../services/photos/albums/complete.ts'
import { newAlbum } from '../../services/photos/albums/new-album.ts'
import { placeOfArrival } from '../../services/photos/albums/places.ts'
import { complete as completeArchive } from '../../services/photos/archives/complete.ts'
import { newArchive } from '../../services/photos/archives/service.ts'
import type { PHOTO_COLLECTIONS } from '../../services/photos/forgetting.ts'
import { markId, markVersion } from '../../services/photos/links/mark-record.ts'
import { completeProof, proofId } from '../../services/photos/links/proof-record.ts'
import { complete as completeLink } from '../../services/photos/links/record.ts'

/** What belongs together, of one person. All of it follows from the number. */
export interface Belonging {
  n: number
  ownerId: string
  photoId: string
  /** The name of the photo's preview. */
  preview: string
  albumId: string
  linkId: string
  archiveId: string
  /** For what has no other. */
  id: string
}

export interface Stored {
  id: string
  data: object
}

const AT = '2026-01-01T00:00:00.000Z'
const LATER = new Timestamp(1_800_000_000, 123_000_000)
export const WATERMARK = '© A. Photographer'

const record = ({ id, ...data }: { id: string }): Stored => ({ id, data: { ...data, updatedAt: AT } })

const linkOf = ({ n, ownerId, linkId, photoId }: Belonging): Stored =>
  record(
    completeLink(
      {
        ...{ id: linkId, ownerId, state: 'live', needsAttention: false, title: `For client ${n}` },
        ...{ message: 'Dear client, …', recipient: 'A client', email: 'client@example.com' },
        ...{ photoIds: [photoId], albumId: null, secretHash: linkId, sealedSecret: `sealed ${linkId}` },
        ...{ passwordHash: null, passwordVersion: 1, expiresAt: null, revokedAt: null },
        ...{ downloads: 'small', watermark: WATERMARK, canComment: true },
        ...{ visits: n, downloaded: 1, lastSeenAt: AT, favourites: 1, comments: 1, open: 1, marked: 1 },
        ...{ addedAt: AT, sweeps: 0, waitingSince: AT },
      },
      null,
      AT,
    ),
  )

const proofOf = ({ n, ownerId, linkId, photoId }: Belonging): Stored =>
  record(
    completeProof({
      ...{ id: proofId(linkId, photoId), ownerId, linkId, photoId, isFavourite: true },
      comments: [{ id: `comment-${n}`, by: 'client', text: `Comment ${n}: wunderschön ✨`, at: AT }],
      ...{ isResolved: false, addedAt: AT },
    }),
  )

const archiveOf = ({ n, ownerId, archiveId }: Belonging): Stored =>
  record(
    completeArchive(
      {
        ...newArchive({
          ...{ ownerId, id: archiveId, ids: null, filter: {}, files: 'originals', name: `photos ${n}` },
          ...{ seesPrivate: false, now: Date.parse(AT) },
        }),
        ...{ status: 'ready', planned: 2, photos: 100, size: 1280, made: 1 },
      },
      null,
      AT,
    ),
  )

/** How a document of each collection is made: one that the room gets is missing here until the drill knows it. */
export const PHOTO_ROOM: Record<
  Exclude<(typeof PHOTO_COLLECTIONS)[number], 'photos'>,
  (of: Belonging) => Stored
> = {
  photoLinks: linkOf,
  photoProofs: proofOf,
  photoArchives: archiveOf,
  photoAlbums: ({ n, ownerId, albumId: id }) =>
    record(completeAlbum(newAlbum({ ownerId, id, asked: { title: `Album ${n}` }, at: AT }), null, AT)),
  albumPhotos: ({ n, ownerId, albumId, photoId }) => {
    const place = placeOfArrival({ photoId, at: Date.parse(AT), index: n % 1000 })
    return { id: `${albumId}_${photoId}`, data: { ownerId, albumId, photoId, place, addedAt: AT } }
  },
  photoLinkVisits: ({ id, ownerId, linkId }) => ({
    id: `${linkId}_${id}`,
    data: { ownerId, linkId, downloaded: true, expiresAt: LATER },
  }),
  photoLinkMarks: ({ ownerId, linkId, photoId, preview }) => {
    const version = markVersion(preview, WATERMARK)
    const made = { state: 'made', attempts: 1, until: LATER, expiresAt: LATER }
    return {
      id: markId(linkId, photoId, version),
      data: { ownerId, linkId, photoId, version, ...made },
    }
  },
  photoLinkMarkDays: ({ id, n, ownerId }) => ({ id, data: { ownerId, made: n, expiresAt: LATER } }),
  photoFingerprints: ({ id, ownerId, photoId }) => ({ id: `${ownerId}_${id}`, data: { ownerId, photoId } }),
  photoCounts: ({ id, n, ownerId }) => ({
    id,
    data: { ownerId, total: n, days: { '2026-01-01': n }, tags: { 'wedding day': 3 }, albums: {} },
  }),
  photoEdits: ({ id, n, ownerId }) => ({
    id,
    data: {
      ...{ ownerId, operationId: id, step: 0, changed: n, isUndone: false, expiresAt: LATER },
      notes: JSON.stringify([{ id, before: { title: '' }, after: { title: 'Trip' }, edited: [] }]),
    },
  }),
  portfolios: ({ id, n, ownerId, albumId }) => ({
    id,
    data: {
      ...{ ownerId, handle: `maker-${n}`, handles: [`maker-${n}`], isPublished: true, state: 'live' },
      ...{
        displayName: 'A. Photographer',
        about: 'Weddings and landscapes.',
        look: 'grid',
        accent: '#336699',
      },
      ...{ takesMessages: true, linksShop: false, albums: [{ id: albumId, slug: `album-${n}` }] },
      ...{ updatedAt: AT, sweepAt: null },
    },
  }),
  portfolioHandles: ({ n, ownerId }) => ({ id: `maker-${n}`, data: { ownerId } }),
  portfolioMessageDays: ({ id, n, ownerId }) => ({
    id,
    data: { ownerId, count: n % 100, byNetwork: { network: n % 5 }, expiresAt: LATER },
  }),
  photoRights: ({ id, n, ownerId }) => ({
    id,
    data: { ownerId, creator: `Maker ${n}`, copyright: `© 2026 Maker ${n}`, licenceUrl: '', updatedAt: AT },
  }),
}
