import type { Bucket } from '@google-cloud/storage'
import Type from 'typebox'
import { cursors } from '../../platform/cursor.ts'
import { AppError } from '../../platform/errors.ts'
import { ownRecord } from '../../platform/ownership.ts'
import { Id, type PageOf } from '../../platform/schemas.ts'
import { isMissing } from '../../platform/storage-errors.ts'
import { ownCampaign } from '../campaigns/ownership.ts'
import type { CampaignStore } from '../campaigns/store.ts'
import { listRowsPath } from '../paths.ts'
import { facetOf } from './complete.ts'
import type { ListRecord } from './record.ts'
import { readRows } from './rows-file.ts'
import type { ListQuery, RecipientList, RowQuery, RowReport } from './schemas.ts'
import type { ListStore } from './store.ts'
import { toList } from './views.ts'

const DEFAULT_PAGE = 100

/** Where a page of rows goes on, in the object of one reading. */
const rowPositions = cursors(
  Type.Object(
    { list: Id, reading: Type.Integer(), at: Type.Integer({ minimum: 0 }), show: Type.String() },
    { additionalProperties: false },
  ),
)
const positions = cursors(
  Type.Object({ key: Type.String(), id: Id, campaign: Id }, { additionalProperties: false }),
)

export interface BrowsingDeps {
  campaigns: Pick<CampaignStore, 'get'>
  store: Pick<ListStore, 'get' | 'list'>
  papers: Bucket
}

export const ownList = (list: ListRecord | null, ownerId: string, id: string) =>
  ownRecord(list, ownerId, `list ${id}`)

const otherList = () => new AppError('invalid', 'This cursor belongs to another list')

/** All throw AppError `not-found`, and `invalid` for a cursor of another list. */
export function createBrowsing({ campaigns, store, papers }: BrowsingDeps) {
  return {
    async get(ownerId: string, id: string): Promise<RecipientList> {
      return toList(ownList(await store.get(id), ownerId, id))
    },

    /** The latest first. */
    async list(ownerId: string, campaignId: string, query: ListQuery): Promise<PageOf<RecipientList>> {
      ownCampaign(await campaigns.get(campaignId), ownerId, campaignId)
      const { limit = DEFAULT_PAGE, cursor } = query
      const after = cursor === undefined ? undefined : positions.decode(cursor)
      if (after && after.campaign !== campaignId) throw otherList()
      const facet = facetOf(campaignId)
      const read = await store.list({ ownerId, facet, limit: limit + 1, ...(after && { after }) })
      const items = read.slice(0, limit)
      const last = items.at(-1)
      const isMore = read.length > limit && last !== undefined
      return {
        items: items.map(toList),
        nextCursor: isMore
          ? positions.encode({ key: last.addedAt, id: last.id, campaign: campaignId })
          : null,
      }
    },

    /** What became of the rows, in their order. Empty before the list was read. */
    async rows(ownerId: string, id: string, query: RowQuery): Promise<PageOf<RowReport>> {
      const list = ownList(await store.get(id), ownerId, id)
      const { show = 'all', limit = DEFAULT_PAGE, cursor } = query
      const from = cursor === undefined ? null : rowPositions.decode(cursor)
      if (from && (from.list !== id || from.show !== show)) throw otherList()
      const reading = from?.reading ?? list.rowsOf
      if (reading === 0) return { items: [], nextCursor: null }
      const items: RowReport[] = []
      let next = 0
      const stream = papers
        .file(listRowsPath(list, reading))
        // An empty object has no range.
        .createReadStream({ ...(from && { start: from.at }), decompress: false, validation: false })
      try {
        for await (const { row, next: after } of readRows(stream, show, from?.at)) {
          if (items.length === limit)
            return { items, nextCursor: rowPositions.encode({ list: id, reading, at: next, show }) }
          const { fields: _, ...report } = row
          items.push(report)
          next = after
        }
      } catch (error) {
        // A cursor may be of a reading that nobody stores any more, or begin after the end or within a line.
        if (isMissing(error) || isPastEnd(error) || (from && error instanceof SyntaxError)) throw otherList()
        throw error
      } finally {
        stream.destroy()
      }
      return { items, nextCursor: null }
    },
  }
}

const isPastEnd = (error: unknown) => error instanceof Error && 'code' in error && error.code === 416
