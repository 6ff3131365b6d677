import { errors, jwtVerify, SignJWT } from 'jose'
import Type from 'typebox'
import { checker } from '../platform/check.ts'
import type { SecretKeys } from '../platform/secret-keys.ts'
import { type KeyScope, Role } from './schemas.ts'

// HS256, not ES256: the service that signs is the only one that verifies, so a public key would serve nobody, and a
// request is checked in microseconds. If another service had to verify tokens, this file would change.
const ALGORITHM = 'HS256'
const ISSUER = 'atelier'
const AUDIENCE = 'atelier-api'
/** RFC 9068: prevents an access token from passing as any other kind of token. */
const TYPE = 'at+jwt'

export const ACCESS_TOKEN_SECONDS = 15 * 60

/** The identity behind a request. */
export interface Identity {
  accountId: string
  role: Role
  /** Empty for keys, and where a proxy keeps the session. */
  sessionId: string
  /** What a key may do; absent for a person, who may do everything. */
  scopes?: readonly KeyScope[]
}

const check = checker(Type.Object({ sub: Type.String(), role: Role, sid: Type.String() }))

export interface AccessTokens {
  sign(identity: Identity): Promise<string>
  /**
   * Returns what the token says, which may have changed since it was signed. Returns null for anything but a valid
   * token of this service. Throws only when the keys cannot be read.
   */
  verify(token: string): Promise<Identity | null>
}

export function createAccessTokens(keys: SecretKeys, now: () => number = Date.now): AccessTokens {
  return {
    async sign({ accountId, role, sessionId }) {
      const { id, bytes } = await keys.newest()
      const issuedAt = Math.floor(now() / 1000)
      return new SignJWT({ role, sid: sessionId })
        .setProtectedHeader({ alg: ALGORITHM, kid: id, typ: TYPE })
        .setSubject(accountId)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + ACCESS_TOKEN_SECONDS)
        .sign(bytes)
    },

    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, async ({ kid }) => keyNamed(kid), {
          algorithms: [ALGORITHM],
          issuer: ISSUER,
          audience: AUDIENCE,
          typ: TYPE,
          currentDate: new Date(now()),
        })
        const checked = check(payload)
        if (!checked.ok) return null
        return { accountId: checked.value.sub, role: checked.value.role, sessionId: checked.value.sid }
      } catch (error) {
        if (error instanceof errors.JOSEError) return null
        throw error
      }
    },
  }

  async function keyNamed(kid: string | undefined): Promise<Uint8Array> {
    const key = kid && /^[1-9]\d{0,9}$/.test(kid) ? await keys.find(kid) : null
    if (!key) throw new errors.JWKSNoMatchingKey()
    return key.bytes
  }
}
