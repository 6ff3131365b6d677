// What signs in elsewhere is stored encrypted: AES-256-GCM with a key from Secret Manager, which a reader of the database
// does not have. What was sealed in one context, such as for one person, cannot be opened in another.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { SecretKeys } from './secret-keys.ts'

const VERSION = '1'
/** Bytes; NIST SP 800-38D recommends this length. */
const IV_BYTES = 12
const CIPHER = 'aes-256-gcm'

/** `version.key.iv.tag.text`, in base64url; the key's id comes with it, so that older keys still open what they sealed. */
export async function seal(keys: SecretKeys, context: string, text: string): Promise<string> {
  const { id, bytes } = await keys.newest()
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, bytes, iv).setAAD(Buffer.from(context))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [VERSION, id, ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join(
    '.',
  )
}

/** Null when it cannot be opened: its key is gone, or it was changed, or it is from another context. */
export async function unseal(
  keys: Pick<SecretKeys, 'find'>,
  context: string,
  sealed: string,
): Promise<string | null> {
  const [version, keyId = '', ...parts] = sealed.split('.')
  const [iv, tag, text] = parts.map((part) => Buffer.from(part, 'base64url'))
  if (version !== VERSION || !iv || !tag || !text) return null
  const key = await keys.find(keyId)
  if (!key) return null
  try {
    const decipher = createDecipheriv(CIPHER, key.bytes, iv, { authTagLength: 16 })
      .setAAD(Buffer.from(context))
      .setAuthTag(tag)
    return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
