import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** The prefix of every key, by which scanners and people recognize one. */
const MARK = 'atl'
const SECRET_BYTES = 32
/** How many characters of a key are shown later. */
const SHOWN = 12

export interface ParsedKey {
  id: string
  secret: Buffer
}

export const newKeySecret = (): Buffer => randomBytes(SECRET_BYTES)

export const formatKey = ({ id, secret }: ParsedKey): string =>
  `${MARK}_${id}_${secret.toString('base64url')}`

export const keyPrefix = (id: string): string => `${MARK}_${id}`.slice(0, SHOWN)

/** Returns null for text that is not a key, for example an access token. */
export function parseKey(text: string): ParsedKey | null {
  const [, id, secret] = new RegExp(`^${MARK}_([0-9a-z]{1,64})_([\\w-]{43})$`).exec(text) ?? []
  return id && secret ? { id, secret: Buffer.from(secret, 'base64url') } : null
}

/** 256 random bits need no slow hash. */
export const hashKey = (secret: Buffer): string => createHash('sha256').update(secret).digest('base64url')

export const isKey = (secret: Buffer, hash: string): boolean =>
  timingSafeEqual(createHash('sha256').update(secret).digest(), Buffer.from(hash, 'base64url'))
