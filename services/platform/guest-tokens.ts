// What a guest's browser keeps: an id, signed, so that nobody can make one up or try others.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { SecretKeys } from './secret-keys.ts'

const TOKEN = /^([0-9a-z]{20})\.([1-9]\d{0,8})\.([\w-]{43})$/

export type GuestTokens = ReturnType<typeof createGuestTokens>

/** A token opens only what its purpose says, and only in the shop for which it was made. */
export function createGuestTokens(keys: SecretKeys, purpose: string) {
  const sign = (bytes: Uint8Array, ownerId: string, guestId: string) =>
    createHmac('sha256', bytes).update(`${purpose}\n${ownerId}\n${guestId}`).digest()

  return {
    async make(ownerId: string, guestId: string): Promise<string> {
      const { id, bytes } = await keys.newest()
      return `${guestId}.${id}.${sign(bytes, ownerId, guestId).toString('base64url')}`
    },

    /** The guest's id; null for what was not made here for this shop. */
    async read(ownerId: string, token: string): Promise<string | null> {
      const [, guestId, keyId, signature] = TOKEN.exec(token) ?? []
      if (!guestId || !keyId || !signature) return null
      const key = await keys.find(keyId)
      if (!key) return null
      const given = Buffer.from(signature, 'base64url')
      const expected = sign(key.bytes, ownerId, guestId)
      return given.length === expected.length && timingSafeEqual(given, expected) ? guestId : null
    },
  }
}
