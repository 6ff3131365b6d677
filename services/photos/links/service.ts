// Links, for their maker: made, changed, withdrawn, copied again, and what came back through them.
import Type from 'typebox'
import type { Client } from '../../platform/client.ts'
import { cursors } from '../../platform/cursor.ts'
import { AppError } from '../../platform/errors.ts'
import type { LiveSource } from '../../platform/live.ts'
import { ownRecord } from '../../platform/ownership.ts'
import { pageOf } from '../../platform/page-of.ts'
import type { Publish } from '../../platform/publish.ts'
import { joinStreams, liveRecords } from '../../platform/record-live.ts'
import { Id, type PageOf } from '../../platform/schemas.ts'
import { seal, unseal } from '../../platform/sealing.ts'
import type { SecretKeys } from '../../platform/secret-keys.ts'
import { isoTime } from '../../platform/times.ts'
import type { Trail } from '../../platform/trail.ts'
import { startWaiting } from '../../platform/waiting.ts'
import { photoShareDue } from '../events.ts'
import { ownPhoto } from '../ownership.ts'
import type { PhotoChanges } from '../schemas.ts'
import type { PhotoStore } from '../store.ts'
import type { SharedAlbums } from './contents.ts'
import type { LinkPasswords } from './passwords.ts'
import type { ProofRecord } from './proof-record.ts'
import type { ProofStore } from './proof-store.ts'
import type { Proofing } from './proofing.ts'
import { ALL, albumFacet, type LinkFacts, type LinkRecord } from './record.ts'
import {
  type AlbumOfFavourites,
  type CreatedLink,
  type LinkAddress,
  type LinkQuery,
  MOST_LINKS,
  type NewComment,
  type NewPhotoLink,
  type PhotoLink,
  type PhotoLinkEdit,
  type Proof,
  type ProofQuery,
} from './schemas.ts'
import { canBeShown } from './sharing-rules.ts'
import type { LinkStore } from './store.ts'
import { hashOf, linkPath, makeSecret, tokenOf } from './token.ts'
import { toLink } from './views.ts'

const DEFAULT_PAGE = 50
const positions = cursors(
  Type.Object({ key: Type.String(), id: Id, of: Type.String() }, { additionalProperties: false }),
)

export interface AlbumsOfMaker extends Pick<SharedAlbums, 'page'> {
  createFrom(ownerId: string, album: { title: string; photoIds: string[] }): Promise<{ id: string }>
}

export interface LinksDeps {
  store: LinkStore
  proofs: Pick<ProofStore, 'watch'>
  proofing: Proofing
  photos: Pick<PhotoStore, 'many'>
  albums: AlbumsOfMaker
  passwords: Pick<LinkPasswords, 'hash'>
  keys: SecretKeys
  trail: Pick<Trail, 'record'>
  publish: Publish
  now: () => number
  newId: () => string
}

interface Resolution {
  photoId: string
  isResolved: boolean
}

interface Answer {
  photoId: string
  comment: NewComment
}

export type Links = ReturnType<typeof createLinks>

/** All throw AppError `not-found` for a link that is not the person's own. */
export function createLinks(deps: LinksDeps) {
  const { store, proofs, proofing, photos, albums, passwords, keys, trail, publish, now, newId } = deps
  const own = (link: LinkRecord | null, ownerId: string, id: string): LinkRecord =>
    ownRecord(link, ownerId, `link ${id}`)
  const get = async (ownerId: string, id: string) => own(await store.get(id), ownerId, id)
  const view = (link: LinkRecord) => toLink(link, now())
  const contextOf = (ownerId: string, id: string) => `photo-link ${ownerId} ${id}`

  /** Throws AppError `not-found` for what is not the person's own, and `invalid` for a photo that cannot be shown. */
  async function check(ownerId: string, source: NewPhotoLink['source']): Promise<void> {
    if (source.kind === 'album')
      return void (await albums.page({ ownerId, albumId: source.albumId, limit: 1 }))
    const found = new Map((await photos.many(source.ids)).map((photo) => [photo.id, photo]))
    source.ids.forEach((id, index) => {
      const photo = ownPhoto(found.get(id) ?? null, ownerId, id)
      if (!canBeShown(photo, ownerId)) throw cannotBeShown(`source.ids.${index}`)
    })
  }

  async function settled(wishes: PhotoLinkEdit): Promise<Partial<LinkFacts>> {
    const { password, expiresAt, ...plain } = wishes
    return {
      ...plain,
      ...(expiresAt !== undefined && { expiresAt: expiresAt === null ? null : timeOf(expiresAt) }),
      ...(password !== undefined && {
        passwordHash: password === null ? null : await passwords.hash(password),
      }),
    }
  }

  /** Ends it or opens it again. Repeating that changes nothing. */
  async function setRevoked(ownerId: string, id: string, isRevoked: boolean, client: Client) {
    const link = await store.changeWith(
      id,
      (found) => {
        const before = own(found, ownerId, id)
        if ((before.revokedAt !== null) === isRevoked) return null
        return { ...before, revokedAt: isRevoked ? isoTime(now()) : null }
      },
      (transaction) =>
        trail.record(transaction, {
          ...{ accountId: ownerId, client, kind: isRevoked ? 'unshared' : 'shared' },
          detail: 'A link to photos',
        }),
    )
    return view(own(link, ownerId, id))
  }

  const stream = liveRecords<LinkRecord, PhotoChanges>({
    watch: store.watch,
    changed: (link) => ({ type: 'photo-link', data: view(link) }),
    removed: (id) => ({ type: 'photo-link-removed', data: { id } }),
  })
  const said = liveRecords<ProofRecord, PhotoChanges>({
    watch: proofs.watch,
    changed: ({ linkId, photoId }) => ({ type: 'photo-proof', data: { linkId, photoId } }),
    removed(id) {
      const [linkId = '', photoId = ''] = id.split('_')
      return { type: 'photo-proof', data: { linkId, photoId } }
    },
  })

  return {
    /** The latest first. */
    async list(ownerId: string, query: LinkQuery): Promise<PageOf<PhotoLink>> {
      const { album, limit = DEFAULT_PAGE, cursor } = query
      const facet = album === undefined ? ALL : albumFacet(album)
      const after = cursor === undefined ? undefined : positions.decode(cursor)
      if (after && after.of !== facet) throw foreignCursor()
      const listed = await store.list({ ownerId, facet, limit: limit + 1, ...(after && { after }) })
      const positionOf = ({ addedAt, id }: LinkRecord) => ({ key: addedAt, id, of: facet })
      const { items, nextCursor } = pageOf(listed, { limit, positionOf, encode: positions.encode })
      return { items: items.map(view), nextCursor }
    },

    async get(ownerId: string, id: string): Promise<PhotoLink> {
      return view(await get(ownerId, id))
    },

    /** Throws AppError `not-found`, `invalid`, or `conflict` when there are too many links. */
    async create(ownerId: string, wishes: NewPhotoLink, client: Client): Promise<CreatedLink> {
      const { source, title, ...rest } = wishes
      await check(ownerId, source)
      if ((await store.countOf(ownerId)) >= MOST_LINKS)
        throw new AppError(
          'conflict',
          `You can keep ${MOST_LINKS} links. Delete some that you no longer need.`,
        )
      const id = newId()
      const secret = makeSecret(newId)
      const time = isoTime(now())
      const facts: LinkFacts = {
        ...{ id, ownerId, title, state: 'live', needsAttention: false, addedAt: time },
        ...{ message: '', recipient: '', email: '', watermark: '', downloads: 'none', canComment: true },
        photoIds: source.kind === 'photos' ? source.ids : null,
        albumId: source.kind === 'album' ? source.albumId : null,
        secretHash: hashOf(secret),
        sealedSecret: await seal(keys, contextOf(ownerId, id), secret),
        ...{ passwordHash: null, passwordVersion: 1, expiresAt: null, revokedAt: null },
        ...{ visits: 0, downloaded: 0, lastSeenAt: null, favourites: 0, comments: 0, open: 0, marked: 0 },
        ...startWaiting(time),
        ...(await settled(rest)),
      }
      checkWishes(facts)
      const link = await store.create(facts, (transaction) =>
        trail.record(transaction, {
          ...{ accountId: ownerId, kind: 'shared', client, detail: 'A link to photos' },
        }),
      )
      return { link: view(link), path: linkPath(tokenOf(id, secret)) }
    },

    async edit(ownerId: string, id: string, edit: PhotoLinkEdit): Promise<PhotoLink> {
      const changes = await settled(edit)
      const link = await store.change(id, (found) => {
        const before = own(found, ownerId, id)
        const passwordVersion = before.passwordVersion + (changes.passwordHash === undefined ? 0 : 1)
        const facts = { ...before, ...changes, passwordVersion }
        checkWishes(facts)
        return facts
      })
      return view(own(link, ownerId, id))
    },

    /** The address once more. Throws AppError `conflict` when the key that sealed it is gone. */
    async address(ownerId: string, id: string): Promise<LinkAddress> {
      const { sealedSecret } = await get(ownerId, id)
      const secret = await unseal(keys, contextOf(ownerId, id), sealedSecret)
      if (secret === null)
        throw new AppError('conflict', 'The address of this link cannot be read any more. Make a new link.')
      return { path: linkPath(tokenOf(id, secret)) }
    },

    /** Nobody can open it from now on. */
    revoke: (ownerId: string, id: string, client: Client) => setRevoked(ownerId, id, true, client),
    /** It opens again, under the same address. */
    reopen: (ownerId: string, id: string, client: Client) => setRevoked(ownerId, id, false, client),

    /** Deletes it with all that was said. Its pictures are removed by an event. */
    async delete(ownerId: string, id: string, client: Client): Promise<void> {
      await store.changeWith(
        id,
        (found) => ({ ...own(found, ownerId, id), state: 'deleting' }),
        (transaction, { revokedAt }) => {
          if (revokedAt !== null) return
          trail.record(transaction, {
            ...{ accountId: ownerId, kind: 'unshared', client, detail: 'A link to photos' },
          })
        },
      )
      await publish(photoShareDue, { linkId: id, photoId: null })
    },

    async proofs(ownerId: string, id: string, query: ProofQuery): Promise<PageOf<Proof>> {
      return proofing.list(await get(ownerId, id), query)
    },

    async proof(ownerId: string, id: string, photoId: string): Promise<Proof> {
      return proofing.get(await get(ownerId, id), photoId)
    },

    async resolve(ownerId: string, id: string, { photoId, isResolved }: Resolution): Promise<Proof> {
      const link = await get(ownerId, id)
      await proofing.resolve(link, photoId, isResolved)
      return proofing.get(link, photoId)
    },

    /** Answers the client. The photo must be one about which something was said. */
    async answer(ownerId: string, id: string, { photoId, comment }: Answer): Promise<Proof> {
      const link = await get(ownerId, id)
      await proofing.get(link, photoId)
      await proofing.comment(link, photoId, { ...comment, by: 'maker' })
      return proofing.get(link, photoId)
    },

    /** An album of the photos that the client marked. Throws AppError `conflict` when there are none. */
    async albumOfFavourites(ownerId: string, id: string, { title }: AlbumOfFavourites) {
      const photoIds = await proofing.favouriteIds(await get(ownerId, id))
      if (photoIds.length === 0) throw new AppError('conflict', 'No photo of this link is a favourite yet.')
      const album = await albums.createFrom(ownerId, { title, photoIds })
      return { albumId: album.id }
    },

    live: joinStreams<PhotoChanges>([stream, said]) satisfies LiveSource<PhotoChanges>,
  }
}

/** Throws AppError `invalid` for wishes that contradict each other. */
function checkWishes({ watermark, downloads }: LinkFacts): void {
  if (watermark === '' || downloads !== 'original') return
  const message =
    'would give pictures without the watermark; offer the small ones, or leave the watermark out'
  throw new AppError('invalid', 'Originals carry no watermark.', {
    errors: [{ field: 'downloads', message }],
  })
}

/** Throws AppError `invalid` for what RFC 3339 allows and no clock here shows, such as a leap second. */
function timeOf(expiresAt: string): string {
  const time = Date.parse(expiresAt)
  if (!Number.isNaN(time)) return isoTime(time)
  const message = 'is not a time'
  throw new AppError('invalid', `The end of the link ${message}`, {
    errors: [{ field: 'expiresAt', message }],
  })
}

const cannotBeShown = (field: string) =>
  new AppError('invalid', 'This photo cannot be in a link.', {
    errors: [{ field, message: 'is private, in the trash or not ready yet' }],
  })

const foreignCursor = () =>
  new AppError('invalid', 'This cursor belongs to another list', {
    errors: [{ field: 'cursor', message: 'belongs to another list' }],
  })
