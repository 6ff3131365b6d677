import Type, { type Static } from 'typebox'
import type { ChangesOf } from '../platform/live.ts'
import { Id } from '../platform/schemas.ts'

export const Role = Type.Enum(['member', 'admin'])
export type Role = Static<typeof Role>

/** Only addresses to which mail is sent: no quoted names, and no numbers for hosts, which may be the mail server's own. */
export const Email = Type.String({ format: 'email', pattern: '^[^"\\[\\]]*$', maxLength: 254 })
export const Password = Type.String({ minLength: 10, maxLength: 200 })

/** Bytes. `used` is the sum of what is stored and what is reserved for uploads under way. */
export const Quota = Type.Object({
  limit: Type.Integer(),
  used: Type.Integer(),
  /** The parts of `used` by the name of the room. */
  byRoom: Type.Record(Type.String(), Type.Integer()),
})
export type Quota = Static<typeof Quota>

export const Account = Type.Object({
  id: Type.String(),
  email: Type.String(),
  name: Type.String(),
  role: Role,
  /** The path, on this origin, of a 320 px image that can be cropped to a square. */
  avatarUrl: Type.Union([Type.String(), Type.Null()]),
  quota: Quota,
  createdAt: Type.String(),
  /** False where an identity-aware proxy signs people in, so there is no password or session to manage. */
  hasPassword: Type.Boolean(),
  /** When all data of this person is deleted at their request; until then they can cancel. Null for most people. */
  deletionDueAt: Type.Union([Type.String(), Type.Null()]),
})
export type Account = Static<typeof Account>

/** What open windows are told about. */
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

/** Requested once more before an action that access to an unlocked screen alone must not allow. */
export const Proof = Type.Object(
  {
    /** Left out where a proxy signs people in. */
    password: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
)
export type Proof = Static<typeof Proof>

/** Where the archive of all data of the person can be fetched, once. */
export const ExportTicket = Type.Object({
  /** Path on this origin. */
  url: Type.String(),
  expiresAt: Type.String(),
})
export type ExportTicket = Static<typeof ExportTicket>

export const Session = Type.Object({
  id: Type.String(),
  /** The browser as it named itself, and the address of its requests. */
  userAgent: Type.String(),
  address: Type.String(),
  createdAt: Type.String(),
  lastUsedAt: Type.String(),
  isCurrent: Type.Boolean(),
})
export type Session = Static<typeof Session>

/** A token that was sent by mail and proves that its holder reads the mailbox. */
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

/** For apps and scripts, which store their tokens themselves. */
export const Tokens = Type.Object({
  accountId: Type.String(),
  accessToken: Type.String(),
  tokenType: Type.Literal('Bearer'),
  /** Seconds. */
  expiresIn: Type.Integer(),
  /** Valid for one use. */
  refreshToken: Type.String(),
  refreshExpiresAt: Type.String(),
})
export type Tokens = Static<typeof Tokens>

export const TokenUse = Type.Object(
  { refreshToken: Type.String({ maxLength: 200 }) },
  { additionalProperties: false },
)
export type TokenUse = Static<typeof TokenUse>

/** Requested again before private photos are shown. */
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
