// Personal API keys give scripts access to a person's rooms, without the password and without the account.
import type { Client } from '../platform/client.ts'
import { DAY_MS, MINUTE_MS } from '../platform/durations.ts'
import { AppError } from '../platform/errors.ts'
import { hasStatus, STATUS } from '../platform/grpc-status.ts'
import { coarseNetwork } from '../platform/network.ts'
import { isoTime } from '../platform/times.ts'
import type { Trail } from '../platform/trail.ts'
import type { ApiKeyStore, StoredKey } from './api-key-store.ts'
import { formatKey, hashKey, isKey, keyPrefix, newKeySecret, parseKey } from './api-key-token.ts'
import { recent } from './recent.ts'
import { type ApiKey, type ApiKeyRequest, KEY_SCOPES, type KeyScope, type NewApiKey } from './schemas.ts'
import { type AccountStore, isOpen, notOpen, type StoredAccount } from './store.ts'
import type { Identity } from './tokens.ts'

const MOST_KEYS = 20
/** The last use is shown to the minute, so it is written no more often. */
const USE_WRITTEN_MS = MINUTE_MS

export interface ApiKeysDeps {
  store: ApiKeyStore
  accounts: Pick<AccountStore, 'transact' | 'read' | 'find'>
  /** Throws `invalid` for a wrong password. */
  prove: (account: StoredAccount, password: string, field: string) => Promise<void>
  trail: Trail
  now: () => number
  newId: () => string
}

export type ApiKeys = ReturnType<typeof createApiKeys>

export function createApiKeys({ store, accounts, prove, trail, now, newId }: ApiKeysDeps) {
  /** The key and its owner as the database has them now; null when the key is not valid. */
  async function look(id: string): Promise<StoredKey | null> {
    const key = await store.find(id)
    if (!key || key.expiresAt <= now()) return null
    const account = await accounts.find(key.accountId)
    return account && isOpen(account) ? key : null
  }
  const known = recent(look, now)

  async function noteUse(key: StoredKey, client: Client): Promise<void> {
    if (key.lastUsedAt !== null && now() - key.lastUsedAt < USE_WRITTEN_MS) return
    key.lastUsedAt = now()
    try {
      await store.used(key.id, now(), coarseNetwork(client.address))
    } catch (error) {
      if (!hasStatus(error, STATUS.NOT_FOUND)) throw error
    }
  }

  return {
    async list(accountId: string): Promise<ApiKey[]> {
      return (await store.list(accountId)).map(describe)
    },

    /**
     * Returns the key itself, which is never shown again. Throws `invalid` for a wrong password, `conflict` for too
     * many keys.
     */
    async create(accountId: string, request: ApiKeyRequest, client: Client): Promise<NewApiKey> {
      const account = await accounts.find(accountId)
      if (!account) throw new AppError('unauthenticated', 'This account does not exist any more')
      const name = request.name.trim()
      if (name === '')
        throw new AppError('invalid', 'Please give the key a name', {
          errors: [{ field: 'name', message: 'must not be empty' }],
        })
      await prove(account, request.password, 'password')
      const secret = newKeySecret()
      const key: StoredKey = {
        id: newId(),
        accountId,
        name,
        scopes: [...new Set(request.scopes)],
        hash: hashKey(secret),
        createdAt: now(),
        expiresAt: now() + request.expiresInDays * DAY_MS,
        lastUsedAt: null,
        lastUsedFrom: null,
      }
      await accounts.transact(async (transaction) => {
        // Reading the account serializes concurrent requests of one person, so that the limit holds.
        const current = await accounts.read(transaction, accountId)
        if (current && !isOpen(current)) throw notOpen(current)
        if ((await store.count(transaction, accountId)) >= MOST_KEYS)
          throw new AppError('conflict', `There can be no more than ${MOST_KEYS} keys. Revoke one first.`, {
            reason: 'too-many-keys',
          })
        store.create(transaction, key)
        trail.record(transaction, { accountId, kind: 'key-created', client, detail: name })
      })
      return { key: describe(key), secret: formatKey({ id: key.id, secret }) }
    },

    /** Throws `not-found` for another person's key. */
    async revoke(accountId: string, id: string, client: Client): Promise<void> {
      await accounts.transact(async (transaction) => {
        const key = await store.read(transaction, id)
        if (key?.accountId !== accountId) throw new AppError('not-found', 'There is no such key')
        store.remove(transaction, id)
        trail.record(transaction, { accountId, kind: 'key-revoked', client, detail: key.name })
      })
      known.forget(id)
    },

    /** For what decides about all keys of an account, when this instance has changed it. */
    forgetAccount: (accountId: string): void => known.forgetWhere((key) => key?.accountId === accountId),

    /**
     * The identity that a key stands for, as the database has it now or had it up to `maxAge` milliseconds ago; null if
     * there is none.
     */
    async identify(text: string, client: Client, maxAge: number): Promise<Identity | null> {
      const parsed = parseKey(text)
      if (!parsed) return null
      const key = await known.get(parsed.id, maxAge)
      if (!key || key.expiresAt <= now() || !isKey(parsed.secret, key.hash)) return null
      await noteUse(key, client)
      // A key never has an administrator's permissions, whoever created it.
      return { accountId: key.accountId, role: 'member', sessionId: '', scopes: scopesOf(key) }
    },
  }

  function describe(key: StoredKey): ApiKey {
    return {
      id: key.id,
      name: key.name,
      prefix: keyPrefix(key.id),
      scopes: scopesOf(key),
      createdAt: isoTime(key.createdAt),
      expiresAt: isoTime(key.expiresAt),
      isExpired: key.expiresAt <= now(),
      lastUsedAt: isoTime(key.lastUsedAt),
      lastUsedFrom: key.lastUsedFrom,
    }
  }
}

const scopesOf = ({ scopes }: StoredKey): KeyScope[] => KEY_SCOPES.filter((scope) => scopes.includes(scope))
