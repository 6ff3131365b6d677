// Accounts: who may come in, how they stay signed in, and what they are told about themselves.
import { AppError } from '../platform/errors.ts'
import { hashPassword, isOutdated, verifyPassword } from './password.ts'
import { createProfiles, type PhotosOfAccount } from './profiles.ts'
import type { Account, AccountEdit, Credentials, PasswordChange, Registration, Role } from './schemas.ts'
import type { Client, OpenSession, Sessions } from './sessions.ts'
import { limitsFor } from './sign-in-limits.ts'
import type { AccountStore, StoredAccount } from './store.ts'
import type { Throttle } from './throttle.ts'

export interface AccountsDeps {
  store: AccountStore
  sessions: Sessions
  throttle: Throttle
  photos: PhotosOfAccount
  now: () => number
  newId: () => string
}

export interface SignedIn {
  account: Account
  session: OpenSession
}

export type Accounts = ReturnType<typeof createAccounts>

export function createAccounts(deps: AccountsDeps) {
  const { store, sessions, throttle, photos, now, newId } = deps
  const profiles = createProfiles({ store, photos })

  /** Creates an account without signing in: for scripts. Throws `conflict` for an address in use. */
  async function create(registration: Registration, role: Role = 'member'): Promise<StoredAccount> {
    const account: StoredAccount = {
      id: newId(),
      email: registration.email.trim(),
      name: registration.name.trim(),
      role,
      passwordHash: await hashPassword(registration.password),
      iapSubject: null,
      avatarPhotoId: null,
      createdAt: now(),
    }
    if (account.name === '')
      throw new AppError('invalid', 'Please tell your name', {
        errors: [{ field: 'name', message: 'must not be empty' }],
      })
    if (await store.create(account)) return account
    throw new AppError('conflict', 'This e-mail address cannot be used for a new account', {
      reason: 'email-in-use',
      errors: [{ field: 'email', message: 'cannot be used for a new account' }],
    })
  }

  async function existing(id: string): Promise<StoredAccount> {
    const account = await store.find(id)
    // The token outlived its account.
    if (!account) throw new AppError('unauthenticated', 'This account does not exist any more')
    return account
  }

  return {
    create,

    async register(registration: Registration, client: Client): Promise<SignedIn> {
      await throttle.attempt(limitsFor.registration(client.address))
      const account = await create(registration)
      return { account: await profiles.describe(account), session: await sessions.open(account.id, client) }
    },

    async signIn({ email, password }: Credentials, client: Client): Promise<SignedIn> {
      const limits = limitsFor.signIn(email, client.address)
      await throttle.attempt(Object.values(limits))
      const account = await store.findByEmail(email)
      const isRight = await verifyPassword(password, account?.passwordHash ?? null)
      // One answer for both, so that it does not tell which addresses have an account.
      if (!account || !isRight)
        throw new AppError('unauthenticated', 'E-mail address or password is wrong', {
          reason: 'wrong-credentials',
        })
      await throttle.clear([limits.person.key, limits.personHere.key])
      // Many people may sign in from one office.
      await throttle.undo([limits.address.key])
      if (isOutdated(account.passwordHash ?? ''))
        await store.change(account.id, { passwordHash: await hashPassword(password) })
      return { account: await profiles.describe(account), session: await sessions.open(account.id, client) }
    },

    /** Throws `unauthenticated` when the refresh token is not the current one of a living session. */
    async refresh(token: string | undefined, client: Client): Promise<{ role: Role; session: OpenSession }> {
      const session = await sessions.refresh(token, client)
      const { role } = await existing(session.accountId)
      return { role, session }
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
      if (avatarPhotoId && (await profiles.thumbnailUrl(id, avatarPhotoId)) === null)
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

    /** All other sessions end: whoever knew the old password is out. */
    async changePassword(id: string, sessionId: string, { current, next }: PasswordChange): Promise<void> {
      const account = await existing(id)
      if (account.passwordHash === null)
        throw new AppError('conflict', 'This account signs in without a password of ours')
      const limit = limitsFor.passwordChange(id)
      await throttle.attempt([limit])
      if (!(await verifyPassword(current, account.passwordHash)))
        throw new AppError('invalid', 'The current password is wrong', {
          reason: 'wrong-password',
          errors: [{ field: 'current', message: 'is wrong' }],
        })
      await store.change(id, { passwordHash: await hashPassword(next) })
      await Promise.all([sessions.endOthers(id, sessionId), throttle.clear([limit.key])])
    },

    /** Gives a role by e-mail address: for scripts. Tokens signed before carry the old one for 15 minutes. */
    async grantRole(email: string, role: Role): Promise<void> {
      const account = await store.findByEmail(email)
      if (!account) throw new AppError('not-found', `No account has the address ${email}`)
      await store.change(account.id, { role })
    },

    live: profiles.live,
  }
}
