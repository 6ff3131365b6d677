import Type, { type Static } from 'typebox'
import { KEY_ROOMS, type KeyRoom } from '../rooms.ts'

export const KEY_SCOPES = KEY_ROOMS.flatMap((room) => [`${room}:read`, `${room}:write`] as const)

/** Writing includes reading. */
export const KeyScope = Type.Enum(KEY_SCOPES as [`${KeyRoom}:read` | `${KeyRoom}:write`])
export type KeyScope = Static<typeof KeyScope>

export const ApiKey = Type.Object({
  id: Type.String(),
  name: Type.String(),
  /** The beginning of the key, long enough to recognize it. */
  prefix: Type.String(),
  scopes: Type.Array(KeyScope),
  createdAt: Type.String(),
  expiresAt: Type.String(),
  isExpired: Type.Boolean(),
  /** To the minute; null if the key was never used. */
  lastUsedAt: Type.Union([Type.String(), Type.Null()]),
  /** The network from which it was last used. */
  lastUsedFrom: Type.Union([Type.String(), Type.Null()]),
})
export type ApiKey = Static<typeof ApiKey>

export const LONGEST_KEY_DAYS = 366

export const ApiKeyRequest = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60 }),
    scopes: Type.Array(KeyScope, { minItems: 1, maxItems: 2 * KEY_ROOMS.length }),
    expiresInDays: Type.Integer({ minimum: 1, maximum: LONGEST_KEY_DAYS }),
    /** Requested again, so that access to an unlocked screen alone cannot create lasting access. */
    password: Type.String({ maxLength: 200 }),
  },
  { additionalProperties: false },
)
export type ApiKeyRequest = Static<typeof ApiKeyRequest>

/** The only answer that ever contains the key itself. */
export const NewApiKey = Type.Object({ key: ApiKey, secret: Type.String() })
export type NewApiKey = Static<typeof NewApiKey>
