// The shapes of links in the API: what a maker keeps, and what the one who has the link gets. The web imports this file.
import Type, { type Static } from 'typebox'
import type { ChangesOf } from '../../platform/live.ts'
import { Id, nullable } from '../../platform/schemas.ts'

/** The most photos that a link may name; an album may hold more. */
export const MOST_PHOTOS = 500
/** Links of one person, those that no longer open included. */
export const MOST_LINKS = 500
/** Photos of one link that have a favourite or a comment. */
export const MOST_MARKED = 2000
/** Comments on one photo of a link by each side: what strangers write must not keep the maker from answering. */
export const MOST_COMMENTS = 50
/** Comments on all photos of a link, after which only the maker can write: a page of photos reads them. */
export const MOST_COMMENTS_OF_LINK = 2000

/** `small`: the picture of 1600 pixels, with the watermark where there is one. */
export const SharedDownloads = Type.Enum(['none', 'small', 'original'])
export type SharedDownloads = Static<typeof SharedDownloads>

/** `open` depends on the time: a link ends by itself. */
export const LinkState = Type.Enum(['open', 'expired', 'revoked'])
export type LinkState = Static<typeof LinkState>

/** What is sent: some photos in this order, or an album as it is whenever somebody looks. */
export const LinkSource = Type.Union([
  Type.Object({ kind: Type.Literal('photos'), count: Type.Integer() }),
  Type.Object({ kind: Type.Literal('album'), albumId: Id }),
])
export type LinkSource = Static<typeof LinkSource>

const title = Type.String({ minLength: 1, maxLength: 200 })
const message = Type.String({ maxLength: 2000 })
const recipient = Type.String({ maxLength: 200 })
const email = Type.String({ maxLength: 320, pattern: '^([^\\s@]+@[^\\s@]+)?$' })
/** RFC 3339. */
const expiresAt = nullable(Type.String({ format: 'date-time', maxLength: 40 }))
/** Drawn over every picture; empty for none. */
const watermark = Type.String({ maxLength: 80 })
/** Long enough that a few thousand guesses find nothing. */
const password = Type.String({ minLength: 6, maxLength: 200 })

/** A link as its maker sees it. Times are RFC 3339. */
export const PhotoLink = Type.Object({
  id: Id,
  title: Type.String(),
  /** What the one who opens it reads first. */
  message: Type.String(),
  /** For whom it is, in words; empty when nobody was named. */
  recipient: Type.String(),
  email: Type.String(),
  source: LinkSource,
  state: LinkState,
  hasPassword: Type.Boolean(),
  expiresAt: nullable(Type.String()),
  downloads: SharedDownloads,
  watermark: Type.String(),
  /** Whether favourites and comments are asked for. */
  canComment: Type.Boolean(),
  /** How often it was opened, and in how many of these visits something was downloaded. */
  visits: Type.Integer(),
  downloaded: Type.Integer(),
  lastSeenAt: nullable(Type.String()),
  favourites: Type.Integer(),
  comments: Type.Integer(),
  /** Photos with comments that are not resolved. */
  open: Type.Integer(),
  addedAt: Type.String(),
})
export type PhotoLink = Static<typeof PhotoLink>

const wishes = {
  message,
  recipient,
  email,
  expiresAt,
  downloads: SharedDownloads,
  watermark,
  canComment: Type.Boolean(),
  /** Null for none. */
  password: nullable(password),
}

export const NewPhotoLink = Type.Object(
  {
    title,
    source: Type.Union([
      Type.Object(
        {
          kind: Type.Literal('photos'),
          ids: Type.Array(Id, { minItems: 1, maxItems: MOST_PHOTOS, uniqueItems: true }),
        },
        { additionalProperties: false },
      ),
      Type.Object({ kind: Type.Literal('album'), albumId: Id }, { additionalProperties: false }),
    ]),
    ...Type.Partial(Type.Object(wishes)).properties,
  },
  { additionalProperties: false },
)
export type NewPhotoLink = Static<typeof NewPhotoLink>

/** A password left out stays as it is. */
export const PhotoLinkEdit = Type.Partial(Type.Object({ title, ...wishes }), {
  additionalProperties: false,
  minProperties: 1,
})
export type PhotoLinkEdit = Static<typeof PhotoLinkEdit>

/** The path on this origin that opens it. Whoever has it, has the link. */
export const LinkAddress = Type.Object({ path: Type.String() })
export type LinkAddress = Static<typeof LinkAddress>

export const CreatedLink = Type.Object({ link: PhotoLink, ...LinkAddress.properties })
export type CreatedLink = Static<typeof CreatedLink>

export const LinkQuery = Type.Object(
  {
    album: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
    cursor: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  { additionalProperties: false },
)
export type LinkQuery = Static<typeof LinkQuery>

export const ProofComment = Type.Object({
  id: Id,
  by: Type.Enum(['client', 'maker']),
  /** Plain text. */
  text: Type.String(),
  at: Type.String(),
})
export type ProofComment = Static<typeof ProofComment>

/** What was said about one photo of a link, as its maker sees it. */
export const Proof = Type.Object({
  linkId: Id,
  photoId: Id,
  isFavourite: Type.Boolean(),
  comments: Type.Array(ProofComment),
  isResolved: Type.Boolean(),
  updatedAt: Type.String(),
  /** Null when the photo is gone, in the trash or private. */
  photo: nullable(
    Type.Object({
      title: Type.String(),
      ratio: nullable(Type.Number()),
      thumbhash: nullable(Type.String()),
      thumbnailUrl: nullable(Type.String()),
    }),
  ),
})
export type Proof = Static<typeof Proof>

/** Which of them: all, favourites, with comments, or with comments that are not resolved. */
export const ProofQuery = Type.Object(
  {
    only: Type.Optional(Type.Enum(['favourites', 'comments', 'open'])),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 100 })),
    cursor: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  { additionalProperties: false },
)
export type ProofQuery = Static<typeof ProofQuery>

const text = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' })

/** The sender chooses the id, so that the same comment twice is one. */
export const NewComment = Type.Object({ id: Id, text }, { additionalProperties: false })
export type NewComment = Static<typeof NewComment>

export const ProofEdit = Type.Object({ isResolved: Type.Boolean() }, { additionalProperties: false })
export type ProofEdit = Static<typeof ProofEdit>

export const AlbumOfFavourites = Type.Object({ title }, { additionalProperties: false })
export type AlbumOfFavourites = Static<typeof AlbumOfFavourites>

/** What open windows of the maker are told about. A proof is told without its photo, which the window knows or asks for. */
export const LinkChanges = {
  'photo-link': PhotoLink,
  'photo-link-removed': Type.Object({ id: Type.String() }),
  'photo-proof': Type.Object({ linkId: Id, photoId: Id }),
}
export type LinkChanges = ChangesOf<typeof LinkChanges>

/** In an address: the link's id, then what nobody can guess. */
export const LinkToken = Type.String({ pattern: '^[0-9a-y]{48}$' })

/** What the one who opens a link is told about it. */
export const SharedLink = Type.Object({
  title: Type.String(),
  message: Type.String(),
  /** The name of who sent it. */
  maker: Type.String(),
  recipient: Type.String(),
  downloads: SharedDownloads,
  canComment: Type.Boolean(),
  /** Null for an album, of which photos come and go. */
  total: nullable(Type.Integer()),
  expiresAt: nullable(Type.String()),
})
export type SharedLink = Static<typeof SharedLink>

/** What the files of all photos of a link will be. */
export type ForeseenFiles =
  /** About so many bytes; null where that is not known before. */
  | { kind: 'counted'; files: number; bytes: number | null }
  /** More than one. */
  | { kind: 'several' }
  /** Several where the photos are more than one file holds. */
  | { kind: 'unknown'; most: { photos: number; bytes: number } }

/** All that is told about a photo of a link. Its addresses are below the link's own. */
export const SharedPhoto = Type.Object({
  id: Id,
  title: Type.String(),
  description: Type.String(),
  /** Pixels, upright, and width divided by height. */
  width: Type.Integer(),
  height: Type.Integer(),
  ratio: Type.Number(),
  /** Base64. */
  thumbhash: Type.String(),
  isAnimated: Type.Boolean(),
  /** Paths of the pictures with 320 and 1600 pixels on the long edge. */
  thumbnailUrl: Type.String(),
  previewUrl: Type.String(),
  /** Null where nothing may be downloaded. */
  downloadUrl: nullable(Type.String()),
  isFavourite: Type.Boolean(),
  comments: Type.Array(ProofComment),
})
export type SharedPhoto = Static<typeof SharedPhoto>

export const SharedQuery = Type.Object(
  {
    /** Only what was marked. */
    favourites: Type.Optional(Type.Literal(true)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
    cursor: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  { additionalProperties: false },
)
export type SharedQuery = Static<typeof SharedQuery>

export const LinkPassword = Type.Object(
  { password: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
)
export type LinkPassword = Static<typeof LinkPassword>

/** The pictures of a photo that a link shows, and pixels on their long edge. */
export const SHARED_EDGES = { thumbnail: 320, preview: 1600 } as const
export type SharedSize = keyof typeof SHARED_EDGES
