import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface KeyPair {
  /** Names the key in signatures and tokens. */
  id: string
  privateKey: KeyObject
  publicKey: KeyObject
}

export interface Keys {
  /** The RSA key pair of this owner. It is made when first needed, which takes 50 to 200 ms. */
  pair(owner: string): KeyPair
  /** 32 secret bytes. */
  secret(owner: string): Buffer
}

/** Keeps one file per key in `directory`, readable only by its owner. */
export function createKeys(directory: string): Keys {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const pairs = new Map<string, KeyPair>()

  function pair(owner: string): KeyPair {
    const known = pairs.get(owner)
    if (known) return known
    const pem = readOrCreate(join(directory, `${owner}.pem`), () =>
      Buffer.from(
        generateKeyPairSync('rsa', {
          modulusLength: 2048,
          publicKeyEncoding: { type: 'spki', format: 'pem' },
          privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
        }).privateKey,
      ),
    )
    const privateKey = createPrivateKey(pem)
    const publicKey = createPublicKey(privateKey)
    // Google's key ids are 40 hexadecimal digits too.
    const id = createHash('sha1')
      .update(publicKey.export({ type: 'spki', format: 'der' }))
      .digest('hex')
    const made = { id, privateKey, publicKey }
    pairs.set(owner, made)
    return made
  }

  return {
    pair,
    secret: (owner) => readOrCreate(join(directory, `${owner}.secret`), () => randomBytes(32)),
  }
}

/**
 * Returns the file's content. It is created whole or not at all, even when two processes need it at the same moment.
 */
function readOrCreate(path: string, create: () => Buffer): Buffer {
  const existing = readIfThere(path)
  if (existing) return existing
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, create(), { mode: 0o600, flush: true })
  try {
    linkSync(draft, path)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    unlinkSync(draft)
  }
  return readFileSync(path)
}

function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

const hasCode = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code
