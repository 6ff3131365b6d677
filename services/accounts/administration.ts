// People as administrators look after them: found, given a role or a quota, signed out, blocked.
import Type from 'typebox'
import { cursors } from '../platform/cursor.ts'
import { AppError } from '../platform/errors.ts'
import type { Meter } from '../platform/meter.ts'
import { Id, type SecurityEventKind } from '../platform/schemas.ts'
import type { Trail } from '../platform/trail.ts'
import type { PeopleStore } from './people-store.ts'
import type { Actor, Roles } from './roles.ts'
import type { Person, PersonEdit, PersonQuery } from './schemas.ts'
import { hasWord, searchTerms } from './search-words.ts'
import type { Sessions } from './sessions.ts'
import type { AccountStore, StoredAccount } from './store.ts'

const { encode, decode } = cursors(
  Type.Object({ createdAt: Type.Integer({ minimum: 0, maximum: 253_402_300_799_999 }), id: Id }),
)
/** Accounts that one request may look at when several words have to be there. */
const MOST_READ = 500

export interface AdministrationDeps {
  store: PeopleStore
  accounts: Pick<AccountStore, 'transact' | 'find' | 'findByEmail'>
  sessions: Pick<Sessions, 'endAll'>
  meter: Pick<Meter, 'usage'>
  /** Bytes that one may store to whom nobody gave a quota. */
  quotaBytes: number
  trail: Trail
  roles: Pick<Roles, 'change'>
}

export type Administration = ReturnType<typeof createAdministration>

export function createAdministration({
  store,
  accounts,
  sessions,
  meter,
  quotaBytes: everybodys,
  trail,
  roles,
}: AdministrationDeps) {
  async function describe(account: StoredAccount): Promise<Person> {
    const { id, email, name, role, createdAt, blockedAt } = account
    const { used, quota } = await meter.usage(id)
    return {
      id,
      email,
      name,
      role,
      quota: { limit: quota ?? everybodys, used },
      quotaBytes: quota,
      createdAt: new Date(createdAt).toISOString(),
      isBlocked: blockedAt !== null,
    }
  }

  async function existing(id: string): Promise<StoredAccount> {
    const account = await accounts.find(id)
    if (!account) throw new AppError('not-found', 'There is no such person')
    return account
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
      // Accounts from before there was a search have no words until their next sign-in; their address finds them.
      if (found.length === 0 && after === undefined && search.includes('@'))
        found.push(...[await accounts.findByEmail(search)].filter((account) => account !== null))
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
      await roles.change(id, edit, actor)
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
