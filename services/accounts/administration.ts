// What administrators do with accounts: find them, set roles and quotas, sign people out, block them.
import Type from 'typebox'
import type { Actor } from '../platform/client.ts'
import { cursors } from '../platform/cursor.ts'
import { AppError } from '../platform/errors.ts'
import { type Meter, quotaOf } from '../platform/meter.ts'
import { pageOf } from '../platform/page-of.ts'
import { Id, type PageOf, type SecurityEventKind } from '../platform/schemas.ts'
import { isoTime } from '../platform/times.ts'
import type { Trail } from '../platform/trail.ts'
import type { PeopleStore } from './people-store.ts'
import type { Roles } from './roles.ts'
import type { Person, PersonEdit, PersonQuery } from './schemas.ts'
import { hasWord, searchTerms } from './search-words.ts'
import type { Sessions } from './sessions.ts'
import type { AccountStore, StoredAccount } from './store.ts'

const { encode, decode } = cursors(
  Type.Object({ createdAt: Type.Integer({ minimum: 0, maximum: 253_402_300_799_999 }), id: Id }),
)
/** The most accounts that one request may read when a search has several words. */
const MOST_READ = 500

export interface AdministrationDeps {
  store: PeopleStore
  accounts: Pick<AccountStore, 'transact' | 'find' | 'findByEmail'>
  sessions: Pick<Sessions, 'endAll'>
  meter: Pick<Meter, 'usage'>
  /** Bytes that a person may store without a quota of their own. */
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
    const usage = await meter.usage(id)
    return {
      id,
      email,
      name,
      role,
      quota: quotaOf(usage, everybodys),
      quotaBytes: usage.quota,
      createdAt: isoTime(createdAt),
      isBlocked: blockedAt !== null,
    }
  }

  async function existing(id: string): Promise<StoredAccount> {
    const account = await accounts.find(id)
    if (!account) throw new AppError('not-found', 'There is no such person')
    return account
  }

  return {
    /** Lists the newest first. When several words are searched, a page may be short or empty without being the last. */
    async list({ search = '', cursor, limit }: PersonQuery): Promise<PageOf<Person>> {
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
      // Accounts from before the search existed have no words until their next sign-in, so they are looked up by
      // address.
      if (found.length === 0 && after === undefined && search.includes('@'))
        found.push(...[await accounts.findByEmail(search)].filter((account) => account !== null))
      const matching = found.filter((account) => others.every((term) => hasWord(account, term)))
      const positionOf = ({ createdAt, id }: StoredAccount) => ({ createdAt, id })
      const last = found.at(-1)
      // Whoever is looked through and does not match is passed over by the next page.
      const stoppedAt = others.length > 0 && found.length === read && last ? positionOf(last) : null
      const { items, nextCursor } = pageOf(matching, { limit, positionOf, encode, stoppedAt })
      return { items: await Promise.all(items.map(describe)), nextCursor }
    },

    get: async (id: string): Promise<Person> => describe(await existing(id)),

    /** Throws `conflict` when no administrator would be left. */
    async edit(id: string, edit: PersonEdit, actor: Actor): Promise<Person> {
      await roles.change(id, edit, actor)
      // A blocked person's sessions are void at once; ending them also closes open windows.
      if (edit.isBlocked === true) await sessions.endAll(id)
      return describe(await existing(id))
    },

    async endSessions(id: string, actor: Actor): Promise<void> {
      await existing(id)
      // The trail is written first, so that it has the action whatever happens in between.
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
