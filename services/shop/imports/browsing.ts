import type { Bucket } from '@google-cloud/storage'
import Type from 'typebox'
import { cursors } from '../../platform/cursor.ts'
import { AppError } from '../../platform/errors.ts'
import { ownRecord } from '../../platform/ownership.ts'
import { pageOf } from '../../platform/page-of.ts'
import { Id, type PageOf } from '../../platform/schemas.ts'
import { isMissing } from '../../platform/storage-errors.ts'
import { importReportPath } from '../paths.ts'
import { ownShop } from '../shops/ownership.ts'
import type { ShopStore } from '../shops/store.ts'
import { ALL } from './complete.ts'
import type { ImportRecord } from './record.ts'
import { reportCsv } from './report-csv.ts'
import { readLines } from './report-file.ts'
import type { CatalogueImport, ImportQuery, ImportRow } from './schemas.ts'
import type { ImportStore } from './store.ts'
import { toImport } from './views.ts'

const DEFAULT_PAGE = 100

const positions = cursors(Type.Object({ key: Type.String(), id: Id }, { additionalProperties: false }))

/** Where a page of rows goes on: in which line of the report of one reading, and after how many of its rows. */
const whole = Type.Integer({ minimum: 0 })
const rowPositions = cursors(
  Type.Object({ id: Id, reading: whole, at: whole, skip: whole }, { additionalProperties: false }),
)

export interface BrowsingDeps {
  shops: Pick<ShopStore, 'get'>
  store: Pick<ImportStore, 'get' | 'list'>
  papers: Bucket
}

export const ownImport = (record: ImportRecord | null, ownerId: string, id: string) =>
  ownRecord(record, ownerId, `import ${id}`)

/** All throw AppError `not-found`, and `invalid` for a cursor of another list. */
export function createBrowsing({ shops, store, papers }: BrowsingDeps) {
  const streamOf = (record: ImportRecord, reading: number, start = 0) =>
    papers
      .file(importReportPath(record, reading))
      // An empty object has no range.
      .createReadStream({ ...(start > 0 && { start }), decompress: false, validation: false })

  return {
    async get(ownerId: string, id: string): Promise<CatalogueImport> {
      return toImport(ownImport(await store.get(id), ownerId, id))
    },

    /** The latest first. */
    async list(
      ownerId: string,
      { limit = DEFAULT_PAGE, cursor }: ImportQuery,
    ): Promise<PageOf<CatalogueImport>> {
      ownShop(await shops.get(ownerId), ownerId)
      const after = cursor === undefined ? undefined : positions.decode(cursor)
      const read = await store.list({ ownerId, facet: ALL, limit: limit + 1, ...(after && { after }) })
      const positionOf = ({ addedAt, id }: ImportRecord) => ({ key: addedAt, id })
      const { items, nextCursor } = pageOf(read, { limit, positionOf, encode: positions.encode })
      return { items: items.map(toImport), nextCursor }
    },

    /** What becomes of the rows, in their order. Empty before the file was read. */
    async rows(
      ownerId: string,
      id: string,
      { limit = DEFAULT_PAGE, cursor }: ImportQuery,
    ): Promise<PageOf<ImportRow>> {
      const record = ownImport(await store.get(id), ownerId, id)
      const from = cursor === undefined ? null : rowPositions.decode(cursor)
      if (from && from.id !== id) throw otherList()
      const reading = from?.reading ?? record.reportOf
      if (reading === 0) return { items: [], nextCursor: null }
      const items: ImportRow[] = []
      let skip = from?.skip ?? 0
      const stream = streamOf(record, reading, from?.at)
      try {
        for await (const { line, at } of readLines(stream, from?.at)) {
          const room = limit - items.length
          if (room === 0) return { items, nextCursor: rowPositions.encode({ id, reading, at, skip: 0 }) }
          const rows = line.rows.slice(skip)
          items.push(...rows.slice(0, room))
          if (rows.length > room)
            return { items, nextCursor: rowPositions.encode({ id, reading, at, skip: skip + room }) }
          skip = 0
        }
      } catch (error) {
        // A cursor may be of a reading that nobody stores any more, or begin after the end or within a line.
        if (from && (isMissing(error) || isPastEnd(error) || error instanceof SyntaxError)) throw otherList()
        throw error
      } finally {
        stream.destroy()
      }
      return { items, nextCursor: null }
    },

    /** The same as a CSV file, which is made while it is read. */
    async rowsFile(ownerId: string, id: string): Promise<AsyncGenerator<string>> {
      const record = ownImport(await store.get(id), ownerId, id)
      return reportCsv(record.reportOf === 0 ? [] : readLines(streamOf(record, record.reportOf)))
    },
  }
}

const otherList = () => new AppError('invalid', 'This cursor belongs to another list')
const isPastEnd = (error: unknown) => error instanceof Error && 'code' in error && error.code === 416
