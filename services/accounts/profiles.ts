import type { LiveSource } from '../platform/live.ts'
import { isoTime } from '../platform/times.ts'
import type { Account, AccountChanges, Quota } from './schemas.ts'
import type { AccountStore, StoredAccount } from './store.ts'

/** What an account needs from its photos. */
export interface PhotosOfAccount {
  quota(ownerId: string): Promise<Quota>
  watchQuota(ownerId: string, changed: (quota: Quota) => void, failed: (error: Error) => void): () => void
  /**
   * Null while the photo has no image, when it is private, or when this person has no such photo (any more). It must
   * not throw for any of them: without a description of their account nobody can sign in.
   */
  avatarUrl(photoId: string, ownerId: string): Promise<string | null>
}

export interface ProfilesDeps {
  store: Pick<AccountStore, 'watch'>
  photos: PhotosOfAccount
}

/** Accounts as their owners see them: with quota and avatar, without secrets. */
export function createProfiles({ store, photos }: ProfilesDeps) {
  async function describe(account: StoredAccount, knownQuota?: Quota): Promise<Account> {
    const { id, email, name, role, avatarPhotoId } = account
    const [quota, avatarUrl] = await Promise.all([
      knownQuota ?? photos.quota(id),
      avatarPhotoId ? photos.avatarUrl(avatarPhotoId, id) : null,
    ])
    return {
      id,
      email,
      name,
      role,
      avatarUrl,
      quota,
      createdAt: isoTime(account.createdAt),
      hasPassword: account.passwordHash !== null,
      deletionDueAt: isoTime(account.deletionDueAt),
    }
  }

  /** Reports the account now and after every change of it or of its quota, until stopped. */
  function watch(id: string, told: (account: Account) => void, failed: (error: Error) => void): () => void {
    let account: StoredAccount | undefined
    let quota: Quota | undefined
    let version = 0
    const tell = async () => {
      if (!account || !quota) return
      version += 1
      const mine = version
      const described = await describe(account, quota)
      // A slower look-up must not replace a newer state with an older one.
      if (mine === version) told(described)
    }
    const changed = () => void tell().catch(failed)
    const stops = [
      store.watch(
        id,
        (changedAccount) => {
          account = changedAccount
          changed()
        },
        failed,
      ),
      photos.watchQuota(
        id,
        (changedQuota) => {
          quota = changedQuota
          changed()
        },
        failed,
      ),
    ]
    return () => {
      version += 1
      for (const stop of stops) stop()
    }
  }

  return {
    describe,
    live: {
      kind: 'state',
      watch: (id, { changed, failed }) =>
        watch(id, (account) => changed({ type: 'account', data: account }), failed),
    } satisfies LiveSource<AccountChanges>,
  }
}
