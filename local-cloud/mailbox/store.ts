import { openSqlite, transact } from '../sqlite.ts'
import { headerOf } from './head.ts'
import { MAX_HEAD_BYTES, MAX_INDEXED_AT_ONCE, MAX_KEPT_BYTES, MAX_LISTED, MAX_MAILS } from './limits.ts'

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS mails (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    received INTEGER NOT NULL,
    sender TEXT NOT NULL,
    recipients TEXT NOT NULL,
    subject TEXT NOT NULL,
    size INTEGER NOT NULL,
    raw BLOB NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS words (mail INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
`

export interface MailSummary {
  id: string
  /** ISO 8601. */
  receivedAt: string
  /** The envelope's sender and recipients, which are what was delivered, whatever the headers say. */
  from: string
  to: string[]
  subject: string
  /** Bytes. */
  size: number
}

export type Arrival = Pick<MailSummary, 'from' | 'to' | 'subject'> & { raw: Buffer; received: number }

export interface MailLimits {
  mails: number
  bytes: number
}

export interface ListRequest {
  /** All words have to occur in sender, recipients, subject or text. */
  search?: string
  /** Only mails that came before this one. */
  before?: string
  limit?: number
}

/** `mailbox.db` in `dataDir` holds the mails as they arrived; the newest are kept. */
export function createMailStore(
  dataDir: string,
  limits: MailLimits = { mails: MAX_MAILS, bytes: MAX_KEPT_BYTES },
) {
  const database = openSqlite(dataDir, 'mailbox.db', SCHEMA)
  const insert = database.prepare(
    'INSERT INTO mails (received, sender, recipients, subject, size, raw) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const SUMMARY = 'id, received, sender, recipients, subject, size'
  const page = database.prepare(`SELECT ${SUMMARY} FROM mails WHERE id < ? ORDER BY id DESC LIMIT ?`)
  const searched = database.prepare(`
    SELECT ${SUMMARY} FROM mails LEFT JOIN words ON words.mail = mails.id
    WHERE id < ? AND NOT EXISTS (SELECT 1 FROM json_each(?) WHERE
      instr(coalesce(words.text, lower(sender || ' ' || recipients || ' ' || subject)), value) = 0)
    ORDER BY id DESC LIMIT ?`)
  const one = database.prepare('SELECT * FROM mails WHERE id = ?')
  const heads = database.prepare(`SELECT substr(raw, 1, ${MAX_HEAD_BYTES}) AS head FROM mails ORDER BY id`)
  const unread = database.prepare(
    'SELECT id FROM mails WHERE NOT EXISTS (SELECT 1 FROM words WHERE mail = mails.id) ORDER BY id DESC LIMIT ?',
  )
  const keepWords = database.prepare(
    'INSERT OR REPLACE INTO words (mail, text) SELECT id, ? FROM mails WHERE id = ?',
  )
  const erase = database.prepare('DELETE FROM mails WHERE id = ?')
  const eraseWords = database.prepare('DELETE FROM words WHERE mail = ?')
  const oldest = database.prepare('SELECT id, size FROM mails ORDER BY id LIMIT 1')
  const total = database.prepare('SELECT count(*) AS mails, coalesce(sum(size), 0) AS bytes FROM mails')
  const sizeOf = database.prepare('SELECT size FROM mails WHERE id = ?')

  /** Counted once, because counting all mails for each new one takes the longer the more there are. */
  let kept = counted()

  function counted(): MailLimits {
    const { mails, bytes } = total.get() as { mails: number; bytes: number }
    return { mails, bytes }
  }

  function removeOne(id: number): boolean {
    const size = sizeOf.get(id)?.size
    if (size === undefined) return false
    erase.run(id)
    eraseWords.run(id)
    kept.mails -= 1
    kept.bytes -= Number(size)
    return true
  }

  /** Deletes the oldest mails until the rest fits. The newest mail always stays. */
  function makeRoom() {
    while (kept.mails > 1 && (kept.mails > limits.mails || kept.bytes > limits.bytes)) {
      const first = oldest.get()
      if (!first || !removeOne(Number(first.id))) return
    }
  }

  return {
    /** The mail is stored when this returns its id. */
    add({ received, from, to, subject, raw }: Arrival): string {
      try {
        return transact(database, () => {
          const recipients = JSON.stringify(to)
          const { lastInsertRowid } = insert.run(received, from, recipients, subject, raw.byteLength, raw)
          kept.mails += 1
          kept.bytes += raw.byteLength
          makeRoom()
          return String(lastInsertRowid)
        })
      } catch (error) {
        // Nothing of it was stored.
        kept = counted()
        throw error
      }
    },

    /** Newest first. */
    list({ search = '', before, limit = MAX_LISTED }: ListRequest = {}): MailSummary[] {
      const words = search.toLowerCase().split(/\s+/).filter(Boolean)
      const last = before === undefined ? Number.MAX_SAFE_INTEGER : (numberOf(before) ?? 0)
      const rows =
        words.length === 0 ? page.all(last, limit) : searched.all(last, JSON.stringify(words), limit)
      return rows.map(summaryOf)
    },

    /** Newest first. */
    all: (): MailSummary[] => page.all(Number.MAX_SAFE_INTEGER, -1).map(summaryOf),

    /** Ids of mails that are found by envelope and subject alone so far, the newest first. */
    unread: (): string[] => unread.all(MAX_INDEXED_AT_ONCE).map(({ id }) => String(id)),

    /** What a search finds the mail by, besides envelope and subject. */
    keepText(id: string, text: string): void {
      const found = this.get(id)
      if (!found) return
      const { from, to, subject } = found.summary
      keepWords.run([from, ...to, subject, text].join(' ').toLowerCase(), Number(id))
    },

    /** How many mails have each value of this header. */
    countBy(header: string): Map<string, number> {
      const counts = new Map<string, number>()
      for (const { head } of heads.iterate()) {
        const value = headerOf(head as Uint8Array, header)
        if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
      }
      return counts
    },

    get(id: string): { summary: MailSummary; raw: Buffer } | null {
      const number = numberOf(id)
      const row = number === null ? undefined : one.get(number)
      return row ? { summary: summaryOf(row), raw: Buffer.from(row.raw as Uint8Array) } : null
    },

    /** Returns false when there is no such mail. */
    remove(id: string): boolean {
      const number = numberOf(id)
      return number !== null && transact(database, () => removeOne(number))
    },

    clear(): void {
      database.exec('DELETE FROM mails; DELETE FROM words')
      kept = counted()
    },

    close: () => database.close(),
  }
}

export type MailStore = ReturnType<typeof createMailStore>

const numberOf = (id: string): number | null => (/^\d{1,15}$/.test(id) ? Number(id) : null)

function summaryOf(row: Record<string, unknown>): MailSummary {
  return {
    id: String(row.id),
    receivedAt: new Date(Number(row.received)).toISOString(),
    from: String(row.sender),
    to: JSON.parse(String(row.recipients)),
    subject: String(row.subject),
    size: Number(row.size),
  }
}
