// Shapes that every room uses. The web imports this file.
import Type, { type Static, type TSchema } from 'typebox'

/** Ids must not contain path separators or be names that the database reserves. */
export const Id = Type.String({ pattern: '^[0-9A-Za-z-]{1,64}$' })

/** The things that one request changes. */
export const Ids = Type.Object(
  { ids: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }) },
  { additionalProperties: false },
)
export type Ids = Static<typeof Ids>

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** A page of a list; `nextCursor` is opaque, and null on the last page. */
export const Page = <Item extends TSchema>(item: Item) =>
  Type.Object({ items: Type.Array(item), nextCursor: Type.Union([Type.String(), Type.Null()]) })
export interface PageOf<Item> {
  items: Item[]
  nextCursor: string | null
}

/**
 * How to start the one upload that was granted: send `method` to `url` with exactly `headers` and no body; the
 * `Location` in the answer is the resumable session.
 */
export const UploadGrant = Type.Object({
  method: Type.Literal('POST'),
  url: Type.String(),
  headers: Type.Record(Type.String(), Type.String()),
  expiresAt: Type.String(),
})
export type UploadGrant = Static<typeof UploadGrant>

/** A file that a person announces, before they are granted to send it. */
export const UploadRequest = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 255 }),
    contentType: Type.String({ minLength: 1, maxLength: 100 }),
    size: Type.Integer({ minimum: 0 }),
    /** SHA-256 of the bytes, lower-case hex. */
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  },
  { additionalProperties: false },
)
export type UploadRequest = Static<typeof UploadRequest>

/** Where a stored file can be fetched from until `expiresAt`. */
export const Download = Type.Object({ url: Type.String(), expiresAt: Type.String() })
export type Download = Static<typeof Download>

/** Something that a search over all rooms found. `kind` is one word of its room, such as `photo` or `job`. */
export const Found = Type.Object({
  kind: Type.String(),
  id: Id,
  title: Type.String(),
  /** What tells it from others with the same title. */
  detail: Type.String(),
})
export type Found = Static<typeof Found>

/** The security events that the trail records. A room that causes one records it with `platform/trail.ts`. */
export const SecurityEventKind = Type.Enum([
  'registered',
  'signed-in',
  'sign-in-failed',
  'signed-out',
  'session-ended',
  'all-sessions-ended',
  'token-reused',
  'password-changed',
  'password-reset-requested',
  'password-reset',
  'email-change-requested',
  'email-changed',
  'email-change-undone',
  'key-created',
  'key-revoked',
  'role-changed',
  'quota-changed',
  'blocked',
  'unblocked',
  'shared',
  'unshared',
  'export-requested',
  'export-downloaded',
  'deletion-requested',
  'deletion-cancelled',
  'account-deleted',
  'model-connected',
  'model-disconnected',
  'mailbox-connected',
  'mailbox-disconnected',
  'stripe-connected',
  'stripe-disconnected',
])
export type SecurityEventKind = Static<typeof SecurityEventKind>
