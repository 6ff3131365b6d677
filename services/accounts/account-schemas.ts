import Type, { type Static } from 'typebox'
import type { ChangesOf } from '../platform/live.ts'
import { Id } from '../platform/schemas.ts'

export const Role = Type.Enum(['member', 'admin'])
export type Role = Static<typeof Role>

export const Email = Type.String({ format: 'email', maxLength: 254 })
export const Password = Type.String({ minLength: 10, maxLength: 200 })

/** Bytes. `used` counts what is stored and what is reserved for uploads under way. */
export const Quota = Type.Object({ limit: Type.Integer(), used: Type.Integer() })
export type Quota = Static<typeof Quota>

export const Account = Type.Object({
  id: Type.String(),
  email: Type.String(),
  name: Type.String(),
  role: Role,
  /** Path of a square-croppable 320 px image on this origin. */
  avatarUrl: Type.Union([Type.String(), Type.Null()]),
  quota: Quota,
  createdAt: Type.String(),
  /** False where an identity-aware proxy signs people in: then there is no password or session to manage. */
  hasPassword: Type.Boolean(),
  /** When everything of this person is deleted, as they asked; they can take it back until then. Null for most. */
  deletionDueAt: Type.Union([Type.String(), Type.Null()]),
})
export type Account = Static<typeof Account>

/** What open windows are told. */
export const AccountChanges = { account: Account }
export type AccountChanges = ChangesOf<typeof AccountChanges>

export const Registration = Type.Object(
  { email: Email, password: Password, name: Type.String({ minLength: 1, maxLength: 100 }) },
  { additionalProperties: false },
)
export type Registration = Static<typeof Registration>

export const Credentials = Type.Object(
  { email: Type.String({ maxLength: 254 }), password: Type.String({ maxLength: 200 }) },
  { additionalProperties: false },
)
export type Credentials = Static<typeof Credentials>

export const AccountEdit = Type.Partial(
  Type.Object({
    name: Type.String({ minLength: 1, maxLength: 100 }),
    /** One of the person's own photos; null for none. */
    avatarPhotoId: Type.Union([Id, Type.Null()]),
  }),
  { additionalProperties: false, minProperties: 1 },
)
export type AccountEdit = Static<typeof AccountEdit>

export const PasswordChange = Type.Object(
  { current: Type.String({ maxLength: 200 }), next: Password },
  { additionalProperties: false },
)
export type PasswordChange = Static<typeof PasswordChange>

/** Asked for once more before something that an unlocked screen alone must not do. */
export const Proof = Type.Object(
  {
    /** Left out where a proxy signs people in. */
    password: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
)
export type Proof = Static<typeof Proof>

/** Where the archive of everything that the person keeps can be fetched from, once. */
export const ExportTicket = Type.Object({
  /** Path on this origin. */
  url: Type.String(),
  expiresAt: Type.String(),
})
export type ExportTicket = Static<typeof ExportTicket>

export const Session = Type.Object({
  id: Type.String(),
  /** The browser as it named itself, and the address it came from. */
  userAgent: Type.String(),
  address: Type.String(),
  createdAt: Type.String(),
  lastUsedAt: Type.String(),
  isCurrent: Type.Boolean(),
})
export type Session = Static<typeof Session>

/** What travelled by mail and proves that a mailbox was read. */
const MailToken = Type.String({ minLength: 1, maxLength: 200 })

export const PasswordResetRequest = Type.Object({ email: Email }, { additionalProperties: false })
export type PasswordResetRequest = Static<typeof PasswordResetRequest>

export const PasswordReset = Type.Object(
  { token: MailToken, password: Password },
  { additionalProperties: false },
)
export type PasswordReset = Static<typeof PasswordReset>

export const EmailChange = Type.Object(
  { email: Email, password: Type.String({ maxLength: 200 }) },
  { additionalProperties: false },
)
export type EmailChange = Static<typeof EmailChange>

export const MailTokenUse = Type.Object({ token: MailToken }, { additionalProperties: false })
export type MailTokenUse = Static<typeof MailTokenUse>

/** For apps and scripts, which keep their tokens themselves. */
export const Tokens = Type.Object({
  accountId: Type.String(),
  accessToken: Type.String(),
  tokenType: Type.Literal('Bearer'),
  /** Seconds. */
  expiresIn: Type.Integer(),
  /** Good for one use. */
  refreshToken: Type.String(),
  refreshExpiresAt: Type.String(),
})
export type Tokens = Static<typeof Tokens>

export const TokenUse = Type.Object(
  { refreshToken: Type.String({ maxLength: 200 }) },
  { additionalProperties: false },
)
export type TokenUse = Static<typeof TokenUse>

/** Asked again before private photos are shown. */
export const Unlock = Type.Object(
  { password: Type.String({ maxLength: 200 }) },
  { additionalProperties: false },
)
export type Unlock = Static<typeof Unlock>

export const PrivateAccess = Type.Object({
  /** Null while they are locked in this session. */
  unlockedUntil: Type.Union([Type.String(), Type.Null()]),
})
export type PrivateAccess = Static<typeof PrivateAccess>
