// Accounts: who may sign in, how they stay signed in, and what they are told about themselves.
import type { Client } from '../platform/client.ts'
import { AppError } from '../platform/errors.ts'
import type { AccountParts } from './account-parts.ts'
import { createEmailChanges } from './email-changes.ts'
import { createPasswords } from './passwords.ts'
import { createProfiles, type PhotosOfAccount } from './profiles.ts'
import type { Account, AccountEdit, Credentials, Registration, Role } from './schemas.ts'
import { type OpenSession, wrongCredentials } from './sessions.ts'
import { limitsFor } from './sign-in-limits.ts'
import { emailInUse, newAccount, type StoredAccount } from './store.ts'

export interface AccountsDeps extends AccountParts {
  photos: PhotosOfAccount
}

export interface SignedIn {
  account: Account
  session: OpenSession
}

export type Accounts = ReturnType<typeof createAccounts>

export function createAccounts(deps: AccountsDeps) {
  const { store, sessions, throttle, trail, photos, hashing, now, newId } = deps
  const profiles = createProfiles({ store, photos })

  /** Creates an account without signing in. Throws `conflict` for an address in use. */
  async function create(
    registration: Registration,
    client: Client,
    role: Role = 'member',
  ): Promise<StoredAccount> {
    const account = newAccount({
      id: newId(),
      email: registration.email.trim(),
      name: registration.name.trim(),
      role,
      passwordHash: await hashing.hash(registration.password),
      iapSubject: null,
      createdAt: now(),
    })
    if (account.name === '')
      throw new AppError('invalid', 'Please tell your name', {
        errors: [{ field: 'name', message: 'must not be empty' }],
      })
    const isNew = await store.create(account, (transaction) =>
      trail.record(transaction, { accountId: account.id, kind: 'registered', client }),
    )
    if (isNew) return account
    throw emailInUse()
  }

  async function existing(id: string): Promise<StoredAccount> {
    const account = await store.find(id)
    // The token has outlived its account.
    if (!account) throw new AppError('unauthenticated', 'This account does not exist any more')
    return account
  }

  const passwords = createPasswords({ ...deps, existing })

  return {
    create,
    ...passwords,
    ...createEmailChanges({ ...deps, existing, prove: passwords.prove }),

    async register(registration: Registration, client: Client): Promise<SignedIn> {
      await throttle.attempt(limitsFor.registration(client.address))
      const account = await create(registration, client)
      return { account: await profiles.describe(account), session: await sessions.open(account, client) }
    },

    async signIn({ email, password }: Credentials, client: Client): Promise<SignedIn> {
      const limits = limitsFor.signIn(email, client.address)
      await throttle.attempt(Object.values(limits))
      const account = await store.findByEmail(email)
      const isRight = await hashing.verify(password, account?.passwordHash ?? null)
      if (!account || !isRight) {
        await trail.recordFailure({ accountId: account?.id ?? null, kind: 'sign-in-failed', client })
        throw wrongCredentials()
      }
      const rehashed = hashing.isOutdated(account.passwordHash ?? '')
        ? { passwordHash: await hashing.hash(password) }
        : {}
      const session = await sessions.open(account, client, rehashed)
      await throttle.clear([limits.person.key, limits.personHere.key])
      // Many people may sign in from one office.
      await throttle.undo([limits.address.key])
      return { account: await profiles.describe(account), session }
    },

    async get(id: string): Promise<Account> {
      return profiles.describe(await existing(id))
    },

    async edit(id: string, edit: AccountEdit): Promise<Account> {
      const name = edit.name?.trim()
      if (name === '')
        throw new AppError('invalid', 'Please tell your name', {
          errors: [{ field: 'name', message: 'must not be empty' }],
        })
      const { avatarPhotoId } = edit
      if (avatarPhotoId && (await photos.avatarUrl(avatarPhotoId, id)) === null)
        throw new AppError('invalid', 'There is no such photo to show', {
          errors: [{ field: 'avatarPhotoId', message: 'is not one of your photos' }],
        })
      await existing(id)
      await store.change(id, {
        ...(name !== undefined && { name }),
        ...(avatarPhotoId !== undefined && { avatarPhotoId }),
      })
      return profiles.describe(await existing(id))
    },

    live: profiles.live,
  }
}
