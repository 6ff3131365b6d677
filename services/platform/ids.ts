import { randomBytes } from 'node:crypto'

/**
 * Crockford's base 32, safe in paths and as document ids: no letters that look alike. It has u instead of z,
 * because an id often ends a path, and Google's front end may answer paths that end in z itself
 * (https://docs.cloud.google.com/run/docs/known-issues).
 */
const ALPHABET = '0123456789abcdefghjkmnpqrstuvwxy'

/** 100 random bits in 20 characters. Random rather than rising: rising document ids make a hot spot in Firestore. */
export function newId(): string {
  return Array.from(randomBytes(20), (byte) => ALPHABET[byte & 31]).join('')
}
