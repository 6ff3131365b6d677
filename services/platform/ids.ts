import { randomBytes } from 'node:crypto'

/** Crockford's base 32: no letters that look alike, safe in paths and as document ids. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** 100 random bits in 20 characters. Random rather than rising: rising document ids make a hot spot in Firestore. */
export function newId(): string {
  return Array.from(randomBytes(20), (byte) => ALPHABET[byte & 31]).join('')
}
