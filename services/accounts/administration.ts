// People as administrators look after them: found, given a role, signed out, blocked.
import Type from 'typebox'
import type { Client } from '../platform/client.ts'
import { cursors } from '../platform/cursor.ts'
import { AppError } from '../platform/errors.ts'
import { Id, type SecurityEventKind } from '../platform/schemas.ts'
import type { Trail } from '../platform/trail.ts'
import type { PeopleStore } from './people-store.ts'
import type { Person, PersonEdit, PersonQuery, Quota } from './schemas.ts'
import { hasWord, searchTerms } from './search-words.ts'
import type { Sessions } from './sessions.ts'
import type { AccountChange, AccountStore, StoredAccount } from './store.ts'

const { encode, decode } = cursors(
  Type.Object({ createdAt: Type.Integer({ minimum: 0, maximum: 253_402_300_799_999 }), id: Id }),
)
/** Accounts that one request may look at when several words have to be there. */
const MOST_READ = 500

export interface AdministrationDeps {
  store: PeopleStore
  accounts: Pick<AccountStore, 'transact' | 'read' | 'write' | 'find' | 'findByEmail'>
  sessions: Pick<Sessions, 'endAll'>
  quotas: { quota(ownerId: string): Promise<Quota> }
  trail: Trail
  now: () => number
}

/** Who acts: an administrator at a device, or the operator's own script. */
export interface Actor {
  id: string
  client: Client
}

export type Administration = ReturnType<typeof createAdministration>

export function createAdministration({ store, accounts, sessions, quotas, trail, now }: AdministrationDeps) {
  async function describe(account: StoredAccount): Promise<Person> {
    const { id, email, name, role, createdAt, blockedAt } = account
    return {
      id,
      email,
      name,
      role,
      quota: await quotas.quota(id),
      createdAt: new Date(createdAt).toISOString(),
      isBlocked: blockedAt !== null,
    }
  }

  async function existing(id: string): Promise<StoredAccount> {
    const account = await accounts.find(id)
    if (!account) throw new AppError('not-found', 'There is no such person')
    return account
  }

  async function change(id: string, edit: PersonEdit, actor: Actor): Promise<void> {
    await accounts.transact(async (transaction) => {
      const account = await accounts.read(transaction, id)
      if (!account) throw new AppError('not-found', 'There is no such person')
      const { changed, kinds } = decide(account, edit, now())
      const after = { ...account, ...changed }
      if (isActiveAdmin(account) && !isActiveAdmin(after)) {
        const admins = await store.activeAdmins(transaction)
        if (admins.every((admin) => admin === id))
          throw new AppError('conflict', 'The studio needs at least one administrator', {
            reason: 'last-admin',
          })
      }
      if (kinds.length === 0) return
      accounts.write(transaction, account, changed)
      for (const kind of kinds)
        trail.record(transaction, {
          accountId: id,
          kind,
          client: actor.client,
          actorId: actor.id,
          ...(kind === 'role-changed' && { detail: after.role }),
        })
    })
  }

  return {
    /** The latest first. A page of a search for several words may be short or empty without being the last. */
    async list({
      search = '',
      cursor,
      limit,
    }: PersonQuery): Promise<{ items: Person[]; nextCursor: string | null }> {
      const terms = searchTerms(search)
      const [word] = [...terms].sort((a, b) => b.length - a.length)
      const others = terms.filter((term) => term !== word)
      const read = others.length > 0 ? MOST_READ : limit + 1
      const after = cursor === undefined ? undefined : decode(cursor)
      const found = await store.list({
        limit: read,
        ...(word !== undefined && { word }),
        ...(after && { after }),
      })
      const matching = found.filter((account) => others.every((term) => hasWord(account, term)))
      const shown = matching.slice(0, limit)
      const isMore = matching.length > limit || found.length === read
      const last = matching.length > limit ? shown.at(-1) : found.at(-1)
      return {
        items: await Promise.all(shown.map(describe)),
        nextCursor: isMore && last ? encode({ createdAt: last.createdAt, id: last.id }) : null,
      }
    },

    get: async (id: string): Promise<Person> => describe(await existing(id)),

    /** Throws `conflict` when nobody would be left to administrate. */
    async edit(id: string, edit: PersonEdit, actor: Actor): Promise<Person> {
      await change(id, edit, actor)
      // A blocked person's sessions are void from the same moment; ending them closes open windows.
      if (edit.isBlocked === true) await sessions.endAll(id)
      return describe(await existing(id))
    },

    async endSessions(id: string, actor: Actor): Promise<void> {
      await existing(id)
      // Noted first: what was done is on the trail whatever happens in between.
      await note(id, { kind: 'all-sessions-ended', actor })
      await sessions.endAll(id)
    },

    /** Gives a role by e-mail address: for the operator's script. */
    async grantRole(email: string, role: Person['role'], actor: Actor): Promise<void> {
      const account = await accounts.findByEmail(email)
      if (!account) throw new AppError('not-found', `No account has the address ${email}`)
      await change(account.id, { role }, actor)
    },
  }

  async function note(accountId: string, { kind, actor }: Noted): Promise<void> {
    const { client, id: actorId } = actor
    await accounts.transact(async (transaction) =>
      trail.record(transaction, { accountId, kind, client, actorId }),
    )
  }
}

interface Noted {
  kind: SecurityEventKind
  actor: Actor
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

const isActiveAdmin = ({ role, blockedAt }: Pick<StoredAccount, 'role' | 'blockedAt'>) =>
  role === 'admin' && blockedAt === null
