// The secret part of a link's address. The database knows only its hash; what the maker copies again is sealed.
import { createHash, timingSafeEqual } from 'node:crypto'

const ID_LENGTH = 20
/** 28 characters of 5 bits: 140 bits. */
const SECRET_LENGTH = 28
const TOKEN = /^([0-9a-y]{20})([0-9a-y]{28})$/

export interface ParsedToken {
  linkId: string
  secret: string
}

/** Null for what `makeSecret` never made, so that nothing is looked for. */
export function parseToken(token: string): ParsedToken | null {
  const [, linkId, secret] = TOKEN.exec(token) ?? []
  return linkId && secret ? { linkId, secret } : null
}

export const makeSecret = (newId: () => string) => (newId() + newId()).slice(0, SECRET_LENGTH)

/** Throws for an id of another length, because the address could not be taken apart. */
export function tokenOf(linkId: string, secret: string): string {
  if (linkId.length !== ID_LENGTH) throw new Error(`An id of a link has ${ID_LENGTH} characters: ${linkId}`)
  return linkId + secret
}

export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64url')

export const isSecret = (secret: string, hash: string): boolean =>
  timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(hash))

export const linkPath = (token: string) => `/s/${token}`
export const archivePath = (token: string) => `${linkPath(token)}/archive`
export const sharedPath = (token: string) => `/api/v1/shared/${token}`
