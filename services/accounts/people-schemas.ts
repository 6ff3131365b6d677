import Type, { type Static } from 'typebox'
import { SecurityEventKind } from '../platform/schemas.ts'
import { Quota, Role } from './account-schemas.ts'

/** An account as an administrator sees it. */
export const Person = Type.Object({
  id: Type.String(),
  email: Type.String(),
  name: Type.String(),
  role: Role,
  quota: Quota,
  /** The quota in bytes that an administrator set for this person; null for the default. */
  quotaBytes: Type.Union([Type.Integer(), Type.Null()]),
  createdAt: Type.String(),
  isBlocked: Type.Boolean(),
})
export type Person = Static<typeof Person>

export const PersonQuery = Type.Object(
  {
    /** Beginnings of words in the name or the address. */
    search: Type.Optional(Type.String({ maxLength: 100 })),
    cursor: Type.Optional(Type.String({ maxLength: 2000 })),
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 50 }),
  },
  { additionalProperties: false },
)
export type PersonQuery = Static<typeof PersonQuery>

/** A pebibyte, so that sums of what people store stay exact numbers. */
const LARGEST_QUOTA_BYTES = 1024 ** 5

export const PersonEdit = Type.Partial(
  Type.Object({
    role: Role,
    isBlocked: Type.Boolean(),
    /** A person who stores more than this keeps it but cannot add anything; null restores the default. */
    quotaBytes: Type.Union([Type.Integer({ minimum: 0, maximum: LARGEST_QUOTA_BYTES }), Type.Null()]),
  }),
  { additionalProperties: false, minProperties: 1 },
)
export type PersonEdit = Static<typeof PersonEdit>

/** An event that concerns the security of an account. */
export const SecurityEvent = Type.Object({
  id: Type.String(),
  kind: SecurityEventKind,
  /** Null for failed sign-ins with addresses that have no account. */
  accountId: Type.Union([Type.String(), Type.Null()]),
  /** The administrator who acted, if it was not the person. */
  actorId: Type.Union([Type.String(), Type.Null()]),
  at: Type.String(),
  /** How often it happened within the hour that ends at `at`; more than 1 only for failures. */
  count: Type.Integer(),
  /** The browser or app as it named itself. */
  userAgent: Type.String(),
  /** A coarse network, for example `192.0.2.0/24`; empty when it is not known. */
  network: Type.String(),
  detail: Type.Union([Type.String(), Type.Null()]),
})
export type SecurityEvent = Static<typeof SecurityEvent>

export const TrailQuery = Type.Object(
  {
    cursor: Type.Optional(Type.String({ maxLength: 2000 })),
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 50 }),
  },
  { additionalProperties: false },
)
export type TrailQuery = Static<typeof TrailQuery>

/** Administrators see the trail of everybody, of one person, or of one kind. */
export const AdminTrailQuery = Type.Object(
  {
    ...TrailQuery.properties,
    accountId: Type.Optional(Type.String({ maxLength: 64 })),
    kind: Type.Optional(SecurityEventKind),
  },
  { additionalProperties: false },
)
export type AdminTrailQuery = Static<typeof AdminTrailQuery>
