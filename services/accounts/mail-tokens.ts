// Tokens that are sent by mail: each proves, once and for a limited time, that its holder reads a mailbox.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Firestore, Transaction } from '@google-cloud/firestore'
import Type, { type Static } from 'typebox'
import { documents, readAll, Time } from '../platform/documents.ts'
import { AppError } from '../platform/errors.ts'
import { emailKey } from './email.ts'

const TokenPurpose = Type.Enum(['reset-password', 'confirm-email', 'undo-email'])
export type TokenPurpose = Static<typeof TokenPurpose>

const token = {
  accountId: Type.String(),
  /** The address that the token sets for the account, or to which it was sent. */
  email: Type.String(),
  /** The account's password version when the token was created. */
  passwordVersion: Type.Integer(),
  requestedAt: Time,
  expiresAt: Time,
}
const MailToken = Type.Object(token)
export type MailToken = Static<typeof MailToken>

const stored = documents(Type.Object({ ...token, purpose: TokenPurpose, hash: Type.String() }))

export interface ParsedToken {
  documentId: string
  secret: Buffer
}

const COLLECTION = 'mailTokens'
const SECRET_BYTES = 32

export type MailTokens = ReturnType<typeof createMailTokens>

export function createMailTokens({ firestore, now }: { firestore: Firestore; now: () => number }) {
  const tokens = firestore.collection(COLLECTION)

  return {
    /**
     * Creates the only valid token of its purpose, which invalidates the previous one. Returns null when a later
     * request already has one. It reads before it writes, so call it before the transaction's other writes.
     */
    async make(transaction: Transaction, purpose: TokenPurpose, token: MailToken): Promise<string | null> {
      const id = documentId(purpose, token)
      const secret = randomBytes(SECRET_BYTES)
      const earlier = stored.read(await transaction.get(tokens.doc(id)))
      if (earlier && earlier.requestedAt > token.requestedAt) return null
      transaction.set(tokens.doc(id), stored.data({ ...token, purpose, hash: hashOf(secret) }))
      return `${id}.${secret.toString('base64url')}`
    },

    /** Throws `invalid` for anything but an unexpired token of this purpose. */
    async read(transaction: Transaction, purpose: TokenPurpose, text: string): Promise<MailToken> {
      const parsed = parse(purpose, text)
      const token = parsed && stored.read(await transaction.get(tokens.doc(parsed.documentId)))
      if (!token || token.expiresAt <= now() || !isHash(parsed.secret, token.hash)) throw notValid()
      return token
    },

    /**
     * Must run within a transaction. Returns the token's own id, and those of its purpose and account that were
     * requested later.
     */
    async readSince(transaction: Transaction, purpose: TokenPurpose, token: MailToken): Promise<string[]> {
      const query = tokens.where('accountId', '==', token.accountId).where('purpose', '==', purpose)
      const all = readAll(stored, await transaction.get(query))
      return all.filter(({ requestedAt }) => requestedAt >= token.requestedAt).map(({ id }) => id)
    },

    remove(transaction: Transaction, ids: readonly string[]): void {
      for (const id of ids) transaction.delete(tokens.doc(id))
    },

    spend(transaction: Transaction, purpose: TokenPurpose, token: MailToken): void {
      transaction.delete(tokens.doc(documentId(purpose, token)))
    },
  }
}

export const notValid = () =>
  new AppError('invalid', 'This link has expired or was used already. Please ask for a new one.', {
    reason: 'link-expired',
    errors: [{ field: 'token', message: 'is not valid any more' }],
  })

/**
 * Each account has one token per purpose. Changes of the address are the exception: each can be undone, because
 * otherwise changing it twice would leave the owner with nothing.
 */
function documentId(purpose: TokenPurpose, { accountId, email }: MailToken): string {
  return purpose === 'undo-email'
    ? `${accountId}-${purpose}-${emailKey(email).slice(0, 20)}`
    : `${accountId}-${purpose}`
}

function parse(purpose: TokenPurpose, text: string): ParsedToken | null {
  const [, id, secret] = /^([0-9a-z-]{1,120})\.([\w-]{43})$/.exec(text) ?? []
  if (!id || !secret || !id.includes(`-${purpose}`)) return null
  return { documentId: id, secret: Buffer.from(secret, 'base64url') }
}

const hashOf = (secret: Buffer) => createHash('sha256').update(secret).digest('base64url')

const isHash = (secret: Buffer, hash: string) =>
  timingSafeEqual(createHash('sha256').update(secret).digest(), Buffer.from(hash, 'base64url'))
