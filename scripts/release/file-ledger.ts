import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Book, EMPTY, type Ledger, LedgerMoved } from './ledger.ts'

const NAME = /^(\d{8})\.json$/
const NOTHING = '00000000'
const MOVED = 'Somebody else has changed what is released at the same moment'
/** Old versions that stay, for people. */
const KEPT = 10

/**
 * Keeps each version in a file of its own. A version's file is made with a link, which fails when somebody else has made
 * it in the meantime, and is there whole or not at all.
 */
export function createFileLedger(directory: string): Ledger {
  const versions = () =>
    readdirSync(directory)
      .flatMap((file) => NAME.exec(file)?.[1] ?? [])
      .sort()
  const fileOf = (version: string) => join(directory, `${version}.json`)

  return {
    async read() {
      mkdirSync(directory, { recursive: true })
      const version = versions().at(-1) ?? NOTHING
      const book = version === NOTHING ? EMPTY : (JSON.parse(readFileSync(fileOf(version), 'utf8')) as Book)
      return { record: book, version }
    },
    async write(record, version) {
      if ((versions().at(-1) ?? NOTHING) !== version) throw new LedgerMoved(MOVED)
      const next = String(Number(version) + 1).padStart(8, '0')
      const draft = join(directory, `draft-${process.pid}`)
      writeFileSync(draft, JSON.stringify(record, null, 2), { flush: true })
      try {
        linkSync(draft, fileOf(next))
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw new LedgerMoved(MOVED)
        throw error
      } finally {
        rmSync(draft)
      }
      for (const old of versions().slice(0, -KEPT)) rmSync(fileOf(old), { force: true })
      return next
    },
  }
}
