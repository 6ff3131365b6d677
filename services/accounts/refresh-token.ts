import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

const SECRET_BYTES = 32
const SEAL_BYTES = 16

/** The content of a refresh token: its session, a secret that is valid once, and the proof that we issued it. */
export interface RefreshToken {
  sessionId: string
  secret: Buffer
  /** Null in tokens from before seals were introduced. */
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
 * Whether the token was once valid, without storing every secret that ever existed. A guessed secret has no seal, so
 * knowing a session's id is not enough to make the session look stolen.
 */
export function isSealed({ secret, seal }: RefreshToken, sealKey: string | null): boolean {
  return seal !== null && sealKey !== null && timingSafeEqual(seal, sealOf(secret, sealKey))
}

/** What is stored instead of a secret. A fast hash is enough, because nobody guesses 256 random bits. */
export function hashSecret(secret: Buffer): string {
  return createHash('sha256').update(secret).digest('base64url')
}

export function isSecret(secret: Buffer, hash: string): boolean {
  return timingSafeEqual(createHash('sha256').update(secret).digest(), Buffer.from(hash, 'base64url'))
}

/**
 * Encrypts the next secret so that only the holder of the previous one can read it; the same call decrypts it. It is a
 * one-time pad, used once because every secret has one successor.
 */
export function handOver(previous: Buffer, secret: Buffer): Buffer {
  const pad = Buffer.from(hkdfSync('sha256', previous, '', 'atelier refresh handover', SECRET_BYTES))
  return Buffer.from(secret.map((byte, index) => byte ^ (pad[index] ?? 0)))
}

const sealOf = (secret: Buffer, key: string) =>
  createHmac('sha256', Buffer.from(key, 'base64url')).update(secret).digest().subarray(0, SEAL_BYTES)
