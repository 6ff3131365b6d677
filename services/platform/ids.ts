import { randomBytes } from 'node:crypto'

/**
 * Crockford's base 32, which is safe in paths and as document ids and has no letters that look alike. It uses u instead
 * of z, because an id often ends a path, and Google's front end may answer paths that end in z itself
 * (https://docs.cloud.google.com/run/docs/known-issues).
 */
const ALPHABET = '0123456789abcdefghjkmnpqrstuvwxy'

/** 100 random bits in 20 characters. They are random because ascending document ids create a hot spot in Firestore. */
export function newId(): string {
  return Array.from(randomBytes(20), (byte) => ALPHABET[byte & 31]).join('')
}
