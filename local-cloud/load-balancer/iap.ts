// Identity-Aware Proxy: who is signed in, who may pass, and the assertion that the service gets.
// Source: https://cloud.google.com/iap/docs/signed-headers-howto
import { createHash, createHmac, generateKeyPairSync, randomBytes, sign, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { uniqueId } from '../iam/id-tokens.ts'

const ISSUER = 'https://cloud.google.com/iap'
/** Seconds. */
const LIFETIME = 600
export const SIGN_IN_PATH = '/_gcp_iap/local-sign-in'
const COOKIE = 'GCP_IAP_LOCAL'
const COOKIE_VALUE = /(?:^|; )GCP_IAP_LOCAL=([\w-]+)\.([\w-]+)/

export interface IapKeys {
  /** As Google publishes its own (RFC 7517). */
  certificates(): { keys: object[] }
  assertion(email: string, audience: string, now: number): string
  /** A cookie that says who has signed in on this machine. */
  cookie(email: string): string
  /** Null when nobody has signed in. */
  signedIn(headers: IncomingHttpHeaders): string | null
}

/** The keys are new at each start: an assertion lives for ten minutes, and a cookie of this machine need not survive. */
export function createIapKeys(): IapKeys {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = createHash('sha1')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 6)
  const secret = randomBytes(32)
  const seal = (email: string) => createHmac('sha256', secret).update(email).digest('base64url')

  return {
    certificates: () => ({
      keys: [{ ...publicKey.export({ format: 'jwk' }), kid: id, alg: 'ES256', use: 'sig' }],
    }),

    assertion(email, audience, now) {
      const issuedAt = Math.floor(now / 1000)
      const claims = {
        aud: audience,
        email,
        exp: issuedAt + LIFETIME,
        hd: email.slice(email.indexOf('@') + 1),
        iat: issuedAt,
        iss: ISSUER,
        sub: `accounts.google.com:${uniqueId(email)}`,
      }
      const content = `${encode({ alg: 'ES256', kid: id, typ: 'JWT' })}.${encode(claims)}`
      const signature = sign('sha256', Buffer.from(content), { key: privateKey, dsaEncoding: 'ieee-p1363' })
      return `${content}.${signature.toString('base64url')}`
    },

    cookie: (email) => `${COOKIE}=${base64(email)}.${seal(email)}; Path=/; HttpOnly; SameSite=Lax`,

    signedIn({ cookie = '' }) {
      const [, value = '', shown = ''] = COOKIE_VALUE.exec(cookie) ?? []
      const email = Buffer.from(value, 'base64url').toString()
      const expected = Buffer.from(seal(email))
      const given = Buffer.from(shown)
      return email !== '' && given.length === expected.length && timingSafeEqual(given, expected)
        ? email
        : null
    },
  }
}

/** Who is in a group is known to Google only, so a group lets nobody in here. */
export function isMember(email: string, members: readonly string[]): boolean {
  const domain = email.slice(email.indexOf('@') + 1)
  return members.some((member) => member === `user:${email}` || member === `domain:${domain}`)
}

const base64 = (text: string) => Buffer.from(text).toString('base64url')
const encode = (value: object) => base64(JSON.stringify(value))
