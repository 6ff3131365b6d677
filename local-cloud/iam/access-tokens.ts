import { createHmac, timingSafeEqual } from 'node:crypto'

export interface AccessTokens {
  /** Milliseconds. */
  issue(email: string, lifetime?: number): { token: string; expiresAt: number }
  /** Null when the token is forged, altered, or expired. */
  emailOf(token: string): string | null
}

/** An hour, like Google's. */
const LIFETIME = 60 * 60 * 1000
/** What Google's access tokens start with. */
const PREFIX = 'ya29.'

/** Tokens carry their own content under a keyed hash, so they survive a restart and nothing is stored. */
export function createAccessTokens(deps: { secret: () => Buffer; now: () => number }): AccessTokens {
  const seal = (content: string) => createHmac('sha256', deps.secret()).update(content).digest()

  return {
    issue(email, lifetime = LIFETIME) {
      const expiresAt = deps.now() + lifetime
      const content = Buffer.from(JSON.stringify([email, expiresAt])).toString('base64url')
      return { token: `${PREFIX}${content}.${seal(content).toString('base64url')}`, expiresAt }
    },
    emailOf(token) {
      if (!token.startsWith(PREFIX)) return null
      const [content = '', signature = '', ...more] = token.slice(PREFIX.length).split('.')
      if (more.length > 0) return null
      const expected = seal(content)
      const given = Buffer.from(signature, 'base64url')
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
      const [email, expiresAt] = JSON.parse(Buffer.from(content, 'base64url').toString()) as [string, number]
      return expiresAt > deps.now() ? email : null
    },
  }
}
