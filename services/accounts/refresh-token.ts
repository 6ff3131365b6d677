import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

const SECRET_BYTES = 32
const SEAL_BYTES = 16

/** What a refresh token holds: which session, the secret that is good for one use, and the proof that we issued it. */
export interface RefreshToken {
  sessionId: string
  secret: Buffer
  /** Null in tokens from before there were seals. */
  seal: Buffer | null
}

export const newSecret = (): Buffer => randomBytes(SECRET_BYTES)

export function formatRefreshToken(sessionId: string, secret: Buffer, sealKey: string): string {
  const seal = sealOf(secret, sealKey)
  return `${sessionId}.${secret.toString('base64url')}.${seal.toString('base64url')}`
}

export function parseRefreshToken(text: string | undefined): RefreshToken | null {
  const [, sessionId, secret, seal] =
    /^([0-9a-z]{1,64})\.([\w-]{43})(?:\.([\w-]{22}))?$/.exec(text ?? '') ?? []
  if (!sessionId || !secret) return null
  return {
    sessionId,
    secret: Buffer.from(secret, 'base64url'),
    seal: seal ? Buffer.from(seal, 'base64url') : null,
  }
}

/**
 * Whether the token was valid once, without keeping every secret there ever was. A guessed secret has no
 * seal, so whoever knows a session's id alone cannot make it look stolen.
 */
export function isSealed({ secret, seal }: RefreshToken, sealKey: string | null): boolean {
  return seal !== null && sealKey !== null && timingSafeEqual(seal, sealOf(secret, sealKey))
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

const sealOf = (secret: Buffer, key: string) =>
  createHmac('sha256', Buffer.from(key, 'base64url')).update(secret).digest().subarray(0, SEAL_BYTES)
