import { createHash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

const SECRET_BYTES = 32

/** What the refresh cookie holds: which session, and the secret that is good for one use. */
export interface RefreshToken {
  sessionId: string
  secret: Buffer
}

export const newSecret = (): Buffer => randomBytes(SECRET_BYTES)

export function formatRefreshToken({ sessionId, secret }: RefreshToken): string {
  return `${sessionId}.${secret.toString('base64url')}`
}

export function parseRefreshToken(text: string | undefined): RefreshToken | null {
  const [, sessionId, secret] = /^([0-9a-z]{1,64})\.([\w-]{43})$/.exec(text ?? '') ?? []
  return sessionId && secret ? { sessionId, secret: Buffer.from(secret, 'base64url') } : null
}

/** What is stored instead of a secret. A fast hash is enough: nobody guesses 256 random bits. */
export function hashSecret(secret: Buffer): string {
  return createHash('sha256').update(secret).digest('base64url')
}

export function isSecret(secret: Buffer, hash: string): boolean {
  return timingSafeEqual(createHash('sha256').update(secret).digest(), Buffer.from(hash, 'base64url'))
}

/**
 * Hides the next secret so that only who holds the previous one can read it, and back again: a one-time
 * pad, used once because every secret has one successor.
 */
export function handOver(previous: Buffer, secret: Buffer): Buffer {
  const pad = Buffer.from(hkdfSync('sha256', previous, '', 'atelier refresh handover', SECRET_BYTES))
  return Buffer.from(secret.map((byte, index) => byte ^ (pad[index] ?? 0)))
}
