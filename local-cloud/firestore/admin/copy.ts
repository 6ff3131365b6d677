import { open } from 'node:fs/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { openSqlite } from '../state/sqlite.ts'

/** Documents that are copied before other work gets its turn. */
const AT_ONCE = 2000

export interface Copy {
  /** Copies everything. Returns null when it was given up. */
  run(): Promise<{ documents: number; bytes: number } | null>
  giveUp(): void
}

/**
 * Copies the documents of a database's file, as they are at this call, into a new file. Writes go on meanwhile and are
 * not in the copy, because a second connection reads the state at which its transaction began. Neither history nor
 * index entries are copied: an index is built again by the first query that needs it.
 */
export function beginCopy(source: string, target: string): Copy {
  openSqlite(target).close()
  const sqlite = openSqlite(source)
  sqlite.exec(`ATTACH '${target.replaceAll("'", "''")}' AS copy`)
  // A copy that is not finished is thrown away, so it needs no journal.
  sqlite.exec('PRAGMA copy.journal_mode = OFF; PRAGMA copy.synchronous = OFF; BEGIN')
  sqlite.exec('INSERT INTO copy.collections SELECT * FROM main.collections')
  const next = sqlite.prepare(
    'INSERT INTO copy.documents SELECT * FROM main.documents WHERE id > ? ORDER BY id LIMIT ?',
  )
  const last = sqlite.prepare('SELECT max(id) AS id FROM copy.documents')
  const totals = sqlite.prepare(
    'SELECT count(*) AS documents, coalesce(sum(length(name) + length(fields)), 0) AS bytes FROM copy.documents',
  )
  let isGivenUp = false

  return {
    async run() {
      try {
        for (let after = 0; next.run(after, AT_ONCE).changes === AT_ONCE; after = Number(last.get()?.id)) {
          await nextTurn()
          if (isGivenUp) return null
        }
        const { documents, bytes } = totals.get() ?? {}
        sqlite.exec('COMMIT')
        sqlite.close()
        await flush(target)
        return { documents: Number(documents), bytes: Number(bytes) }
      } catch (error) {
        if (sqlite.isOpen) sqlite.close()
        throw error
      }
    },
    giveUp() {
      isGivenUp = true
      if (sqlite.isOpen) sqlite.close()
    },
  }
}

/** Waits until the file is on the disk. */
async function flush(path: string): Promise<void> {
  const file = await open(path)
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
