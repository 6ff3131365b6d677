import { openSqlite, transact } from '../sqlite.ts'
import { MAX_KEPT_BYTES, MAX_MAILS } from './limits.ts'

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

/** `mailbox.db` in `dataDir` holds the mails as they arrived; the newest are kept. */
export function createMailStore(
  dataDir: string,
  limits: MailLimits = { mails: MAX_MAILS, bytes: MAX_KEPT_BYTES },
) {
  const database = openSqlite(dataDir, 'mailbox.db', SCHEMA)
  const insert = database.prepare(
    'INSERT INTO mails (received, sender, recipients, subject, size, raw) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const summaries = database.prepare(
    'SELECT id, received, sender, recipients, subject, size FROM mails ORDER BY id DESC',
  )
  const one = database.prepare('SELECT * FROM mails WHERE id = ?')
  const erase = database.prepare('DELETE FROM mails WHERE id = ?')
  const eraseAll = database.prepare('DELETE FROM mails')
  const sizes = database.prepare('SELECT id, size FROM mails ORDER BY id DESC')

  /** Deletes the oldest mails until the rest fits. The newest mail always stays. */
  function makeRoom() {
    let mails = 0
    let bytes = 0
    for (const { id, size } of sizes.all()) {
      mails += 1
      bytes += Number(size)
      if (mails > 1 && (mails > limits.mails || bytes > limits.bytes)) erase.run(id as number)
    }
  }

  return {
    /** The mail is stored when this returns its id. */
    add: ({ received, from, to, subject, raw }: Arrival): string =>
      transact(database, () => {
        const { lastInsertRowid } = insert.run(
          received,
          from,
          JSON.stringify(to),
          subject,
          raw.byteLength,
          raw,
        )
        makeRoom()
        return String(lastInsertRowid)
      }),
    /** Newest first. */
    list: (): MailSummary[] => summaries.all().map(summaryOf),
    get(id: string): { summary: MailSummary; raw: Buffer } | null {
      const row = /^\d{1,15}$/.test(id) ? one.get(Number(id)) : undefined
      return row ? { summary: summaryOf(row), raw: Buffer.from(row.raw as Uint8Array) } : null
    },
    /** Returns false when there is no such mail. */
    remove: (id: string): boolean => /^\d{1,15}$/.test(id) && erase.run(Number(id)).changes > 0,
    clear: () => void eraseAll.run(),
    close: () => database.close(),
  }
}

export type MailStore = ReturnType<typeof createMailStore>

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
