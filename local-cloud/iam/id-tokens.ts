import { createHash, sign, verify } from 'node:crypto'
import type { KeyPair } from './keys.ts'

export interface IdTokenClaims {
  email: string
  audience: string
  /** False leaves out `email` and `email_verified`. */
  includeEmail?: boolean
}

export interface IdTokens {
  issue(claims: IdTokenClaims): string
  /** The e-mail address; null when the token is forged, altered, expired, or meant for another audience. */
  verify(token: string, audience: string | ((audience: string) => boolean)): string | null
  /** The public keys, as Google publishes its own (RFC 7517). */
  certificates(): { keys: object[] }
}

/** Seconds. */
const LIFETIME = 60 * 60
const ISSUER = 'https://accounts.google.com'

/** Google signs identity tokens with its own key, never with the service account's. */
export function createIdTokens({ key, now }: { key: () => KeyPair; now: () => number }): IdTokens {
  return {
    issue({ email, audience, includeEmail = true }) {
      const issuedAt = Math.floor(now() / 1000)
      const id = uniqueId(email)
      const header = { alg: 'RS256', kid: key().id, typ: 'JWT' }
      const claims = {
        aud: audience,
        azp: id,
        ...(includeEmail && { email, email_verified: true }),
        exp: issuedAt + LIFETIME,
        iat: issuedAt,
        iss: ISSUER,
        sub: id,
      }
      const content = `${encode(header)}.${encode(claims)}`
      return `${content}.${sign('sha256', Buffer.from(content), key().privateKey).toString('base64url')}`
    },

    verify(token, audience) {
      const [header, claims, signature, ...others] = token.split('.')
      if (!header || !claims || !signature || others.length > 0) return null
      const { alg, kid } = decode(header)
      if (alg !== 'RS256' || kid !== key().id) return null
      const content = Buffer.from(`${header}.${claims}`)
      if (!verify('sha256', content, key().publicKey, Buffer.from(signature, 'base64url'))) return null
      const { iss, aud, exp, email } = decode(claims)
      const isForUs =
        typeof audience === 'string' ? aud === audience : typeof aud === 'string' && audience(aud)
      if (iss !== ISSUER || !isForUs || typeof exp !== 'number' || exp * 1000 <= now()) return null
      return typeof email === 'string' ? email : null
    },

    certificates: () => ({
      keys: [{ ...key().publicKey.export({ format: 'jwk' }), kid: key().id, alg: 'RS256', use: 'sig' }],
    }),
  }
}

/** The number by which Google knows an account: 21 digits, always the same for the same address. */
export function uniqueId(email: string): string {
  const digits = BigInt(`0x${createHash('sha256').update(email).digest('hex')}`).toString()
  return `1${digits.slice(0, 20)}`
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

function decode(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
