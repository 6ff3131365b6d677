// Exports records: descriptions of many in one file, and the files that belong to each.
import { uniquePaths } from './archive-paths.ts'
import { type ExportedFile, type Exporting, jsonFile } from './exporting.ts'
import type { UnreadRecord } from './records.ts'

/** Records described in one file of the archive. */
const DESCRIBED_TOGETHER = 250

export interface RecordExportDeps<Record> {
  each(accountId: string): AsyncIterable<UnreadRecord<Record>>
  /** Contains the descriptions, which are called like its last part: `photos`. */
  folder: string
  isLeftOut(record: Record): boolean
  /** `files` are the paths of its files in the archive. */
  describe(record: Record, files: readonly string[]): { updatedAt: string }
  /** Their paths need not be unique yet. */
  files(record: Record): readonly ExportedFile[]
}

export const exportRecords = <Record>(deps: RecordExportDeps<Record>): Exporting => ({
  async *export(accountId) {
    const { each, folder, isLeftOut, describe, files } = deps
    const unique = uniquePaths()
    let number = 0
    let described: { updatedAt: string }[] = []

    function descriptions(): ExportedFile {
      number += 1
      const latest = described.reduce((time, { updatedAt }) => (updatedAt > time ? updatedAt : time), '')
      const name = `${folder}/${folder.split('/').at(-1)}-${String(number).padStart(4, '0')}.json`
      const file = jsonFile(name, described, new Date(latest))
      described = []
      return file
    }

    for await (const unread of each(accountId)) {
      const record = readable(unread)
      if (record instanceof Error) yield unreadable(`${folder}/${unread.id}`, record)
      if (record instanceof Error || record === null || isLeftOut(record)) continue
      const own = files(record).map((file) => ({ ...file, path: unique(file.path) }))
      described.push(
        describe(
          record,
          own.map(({ path }) => path),
        ),
      )
      yield* own
      if (described.length === DESCRIBED_TOGETHER) yield descriptions()
    }
    if (described.length > 0) yield descriptions()
  },
})

function readable<Record>({ read }: UnreadRecord<Record>): Record | Error | null {
  try {
    return read()
  } catch (error) {
    return error as Error
  }
}

/** Lists the record among what is missing; the archive continues without it. */
const unreadable = (path: string, error: Error): ExportedFile => ({
  path,
  modifiedAt: new Date(0),
  shrinks: false,
  content: () => Promise.reject(error),
})
