// Decides who may administrate, who may sign in at all, and how much people may store.
import type { Transaction } from '@google-cloud/firestore'
import type { Actor } from '../platform/client.ts'
import { AppError } from '../platform/errors.ts'
import type { Meter } from '../platform/meter.ts'
import type { SecurityEventKind } from '../platform/schemas.ts'
import type { Trail } from '../platform/trail.ts'
import type { PeopleStore } from './people-store.ts'
import type { PersonEdit, Role } from './schemas.ts'
import type { Remembered } from './sessions.ts'
import type { AccountChange, AccountStore, StoredAccount } from './store.ts'

export interface RolesDeps {
  store: Pick<PeopleStore, 'activeAdmins'>
  accounts: Pick<AccountStore, 'transact' | 'read' | 'write' | 'findByEmail'>
  meter: Pick<Meter, 'read' | 'setQuota'>
  trail: Pick<Trail, 'record'>
  /** Told when an account has changed. */
  remembered: Pick<Remembered, 'forgetAccount'>
  now: () => number
}

export type Roles = ReturnType<typeof createRoles>

export function createRoles({ store, accounts, meter, trail, remembered, now }: RolesDeps) {
  /** Throws `conflict` when no administrator would be left. */
  async function change(id: string, edit: PersonEdit, actor: Actor): Promise<void> {
    await accounts.transact(async (transaction) => {
      const account = await accounts.read(transaction, id)
      if (!account) throw new AppError('not-found', 'There is no such person')
      const { changed, kinds } = decide(account, edit, now())
      const quotaBytes = await newQuota(transaction, id, edit)
      const after = { ...account, ...changed }
      if (isActiveAdmin(account) && !isActiveAdmin(after)) {
        const admins = await store.activeAdmins(transaction)
        if (admins.every((admin) => admin === id)) throw lastAdmin()
      }
      const note = (kind: SecurityEventKind, detail?: string) =>
        trail.record(transaction, {
          accountId: id,
          kind,
          client: actor.client,
          actorId: actor.id,
          ...(detail !== undefined && { detail }),
        })
      if (kinds.length > 0) accounts.write(transaction, account, changed)
      for (const kind of kinds) note(kind, kind === 'role-changed' ? after.role : undefined)
      if (quotaBytes === undefined) return
      meter.setQuota(transaction, id, quotaBytes)
      note('quota-changed', quotaBytes === null ? 'as everybody' : `${quotaBytes} bytes`)
    })
    remembered.forgetAccount(id)
  }

  /** Returns undefined when the quota does not change. */
  async function newQuota(transaction: Transaction, id: string, { quotaBytes }: PersonEdit) {
    if (quotaBytes === undefined) return undefined
    const { quota } = await meter.read(transaction, id)
    return quota === quotaBytes ? undefined : quotaBytes
  }

  return {
    change,

    /** Grants a role by e-mail address; the operator's script uses it. */
    async grant(email: string, role: Role, actor: Actor): Promise<void> {
      const account = await accounts.findByEmail(email)
      if (!account) throw new AppError('not-found', `No account has the address ${email}`)
      await change(account.id, { role }, actor)
    },
  }
}

function decide(account: StoredAccount, edit: PersonEdit, now: number) {
  const changed: AccountChange = {}
  const kinds: SecurityEventKind[] = []
  if (edit.role !== undefined && edit.role !== account.role) {
    changed.role = edit.role
    kinds.push('role-changed')
  }
  if (edit.isBlocked !== undefined && edit.isBlocked !== (account.blockedAt !== null)) {
    changed.blockedAt = edit.isBlocked ? now : null
    kinds.push(edit.isBlocked ? 'blocked' : 'unblocked')
  }
  return { changed, kinds }
}

/** An administrator who has requested their account's deletion no longer counts. */
const isActiveAdmin = ({ role, blockedAt, deletionDueAt }: StoredAccount) =>
  role === 'admin' && blockedAt === null && deletionDueAt === null

export const lastAdmin = () =>
  new AppError('conflict', 'The studio needs at least one administrator', { reason: 'last-admin' })
