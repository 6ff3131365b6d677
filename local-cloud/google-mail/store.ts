import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { openSqlite, transact } from '../sqlite.ts'
import { ACCESS_TOKEN_SECONDS, CODE_MS, MAX_REFRESH_TOKENS } from './limits.ts'

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS accounts (email TEXT PRIMARY KEY, used INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS codes (
    digest TEXT PRIMARY KEY, email TEXT NOT NULL, scope TEXT NOT NULL, redirect TEXT NOT NULL, challenge TEXT,
    offline INTEGER NOT NULL, until INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS tokens (
    digest TEXT PRIMARY KEY, kind TEXT NOT NULL, email TEXT NOT NULL, scope TEXT NOT NULL, until INTEGER, made INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS tokens_by_account ON tokens (email, kind, made);
  CREATE TABLE IF NOT EXISTS sent (
    id TEXT PRIMARY KEY, email TEXT NOT NULL, at INTEGER NOT NULL, recipients INTEGER NOT NULL, messageId TEXT NOT NULL,
    head TEXT NOT NULL, size INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS sent_by_account ON sent (email, at);
`

export interface Grant {
  email: string
  /** Separated by spaces. */
  scope: string
}

export interface Code extends Grant {
  redirect: string
  challenge: string | null
  isOffline: boolean
}

export interface SentMail {
  id: string
  email: string
  /** Milliseconds since the epoch. */
  at: number
  recipients: number
  /** The `Message-ID`, without angle brackets. */
  messageId: string
  head: string
  /** Bytes. */
  size: number
}

const digest = (secret: string) => createHash('sha256').update(secret).digest('base64url')
const secret = (prefix: string) => prefix + randomBytes(32).toString('base64url')

export type GoogleMailStore = ReturnType<typeof createGoogleMailStore>

/** `google-mail.db` in `dataDir`. Secrets are kept as digests, as everywhere. */
export function createGoogleMailStore(dataDir: string, clock: Clock) {
  const database = openSqlite(dataDir, 'google-mail.db', SCHEMA)
  const prepare = (text: string) => database.prepare(text)
  const useAccount = prepare('INSERT OR REPLACE INTO accounts (email, used) VALUES (?, ?)')
  const accounts = prepare('SELECT email FROM accounts ORDER BY used DESC LIMIT 20')
  const addCode = prepare(
    'INSERT INTO codes (digest, email, scope, redirect, challenge, offline, until) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const code = prepare('SELECT * FROM codes WHERE digest = ?')
  const removeCode = prepare('DELETE FROM codes WHERE digest = ? OR until < ?')
  const addToken = prepare(
    'INSERT INTO tokens (digest, kind, email, scope, until, made) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const token = prepare('SELECT * FROM tokens WHERE digest = ?')
  const dropOld = prepare(`
    DELETE FROM tokens WHERE until < ? OR digest IN
      (SELECT digest FROM tokens WHERE email = ? AND kind = 'refresh' ORDER BY made DESC LIMIT -1 OFFSET ${MAX_REFRESH_TOKENS})`)
  const dropAll = prepare('DELETE FROM tokens WHERE email = ?')
  const addSent = prepare(
    'INSERT INTO sent (id, email, at, recipients, messageId, head, size) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const sentSince = prepare(
    'SELECT coalesce(sum(recipients), 0) AS sent, min(at) AS first FROM sent WHERE email = ? AND at > ?',
  )
  const byMessageId = prepare('SELECT * FROM sent WHERE email = ? AND messageId = ? ORDER BY at DESC LIMIT ?')
  const latest = prepare('SELECT * FROM sent WHERE email = ? ORDER BY at DESC LIMIT ?')
  const oneSent = prepare('SELECT * FROM sent WHERE email = ? AND id = ?')

  function issue(kind: 'access' | 'refresh', { email, scope }: Grant): string {
    const made = secret(kind === 'access' ? 'ya29.' : '1//')
    const until = kind === 'access' ? clock.now() + ACCESS_TOKEN_SECONDS * 1000 : null
    addToken.run(digest(made), kind, email, scope, until, clock.now())
    dropOld.run(clock.now(), email)
    return made
  }

  return {
    accounts: (): string[] => accounts.all().map(({ email }) => String(email)),

    grant({ email, scope, redirect, challenge, isOffline }: Code): string {
      const made = secret('4/')
      useAccount.run(email, clock.now())
      addCode.run(digest(made), email, scope, redirect, challenge, isOffline ? 1 : 0, clock.now() + CODE_MS)
      return made
    },

    /** Null when there is none, it is over, or it was used: it is used by this. */
    takeCode: (given: string): Code | null =>
      transact(database, () => {
        const row = code.get(digest(given))
        removeCode.run(digest(given), clock.now())
        if (!row || Number(row.until) < clock.now()) return null
        return {
          email: String(row.email),
          scope: String(row.scope),
          redirect: String(row.redirect),
          challenge: row.challenge === null ? null : String(row.challenge),
          isOffline: row.offline === 1,
        }
      }),

    issue,

    /** What a valid token of this kind allows; null for any other. */
    grantOf(kind: 'access' | 'refresh', given: string): Grant | null {
      const row = token.get(digest(given))
      if (!row || row.kind !== kind || (row.until !== null && Number(row.until) < clock.now())) return null
      return { email: String(row.email), scope: String(row.scope) }
    },

    /** Withdraws everything that the account allowed, as Google does. Returns false for an unknown token. */
    revoke(given: string): boolean {
      const row = token.get(digest(given))
      if (!row) return false
      dropAll.run(String(row.email))
      return true
    },

    /** Also from the account's own pages, where there is no token. */
    revokeAccount: (email: string) => void dropAll.run(email),

    addSent({ id, email, at, recipients, messageId, head, size }: SentMail): void {
      addSent.run(id, email, at, recipients, messageId, head, size)
    },

    /** How many recipients since then, and when the first of these mails was sent. */
    sentSince(email: string, since: number): { sent: number; first: number | null } {
      const row = sentSince.get(email, since)
      return { sent: Number(row?.sent ?? 0), first: row?.first == null ? null : Number(row.first) }
    },

    find: (email: string, messageId: string, limit: number) =>
      byMessageId.all(email, messageId, limit) as unknown as SentMail[],
    latest: (email: string, limit: number) => latest.all(email, limit) as unknown as SentMail[],
    sent: (email: string, id: string) => oneSent.get(email, id) as SentMail | undefined,
    close: () => database.close(),
  }
}
