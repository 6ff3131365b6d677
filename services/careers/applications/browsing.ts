import Type from 'typebox'
import { cursors } from '../../platform/cursor.ts'
import { AppError } from '../../platform/errors.ts'
import type { Grants } from '../../platform/grants.ts'
import { pageOf } from '../../platform/page-of.ts'
import { type Download, Id, type PageOf } from '../../platform/schemas.ts'
import { savedAs } from '../cvs/paper-files.ts'
import { recordPrefix } from '../paths.ts'
import { exampleFacts } from './examples.ts'
import { ownApplication } from './ownership.ts'
import { type ApplicationRecord, toApplication } from './record.ts'
import type { Application, ApplicationQuery, HistoryEntry } from './schemas.ts'
import type { ApplicationStore } from './store.ts'

const PAGE = 100

const positions = cursors(
  Type.Object(
    { list: Type.String({ maxLength: 20 }), key: Type.String({ minLength: 1 }), id: Id },
    { additionalProperties: false },
  ),
)
const historyPositions = cursors(
  Type.Object({ at: Type.String({ minLength: 1 }), id: Id }, { additionalProperties: false }),
)

export interface BrowsingDeps {
  store: Pick<ApplicationStore, 'get' | 'list' | 'history' | 'seed'>
  /** For `papers`. */
  paperGrants: Pick<Grants, 'download'>
  now: () => number
  newId: () => string
}

export function createBrowsing({ store, paperGrants, now, newId }: BrowsingDeps) {
  return {
    async list(ownerId: string, query: ApplicationQuery): Promise<PageOf<Application>> {
      const { cursor, limit = PAGE, stage, trashed = false } = query
      await store.seed(ownerId, exampleFacts({ ownerId, now: now(), newId }))
      const list = trashed ? 'trash' : (stage ?? 'all')
      const isBoard = stage !== undefined && !trashed
      const sortKey = isBoard ? 'positionKey' : 'addedAt'
      const after = cursor === undefined ? undefined : positions.decode(cursor)
      const found = await store.list({
        ownerId,
        list,
        sortKey,
        order: isBoard ? 'asc' : 'desc',
        limit: limit + 1,
        ...(after && { after: { key: after.key, id: after.id } }),
      })
      const positionOf = (record: ApplicationRecord) => ({ list, key: record[sortKey], id: record.id })
      const { items, nextCursor } = pageOf(found, { limit, positionOf, encode: positions.encode })
      return { items: items.map(toApplication), nextCursor }
    },

    async get(ownerId: string, id: string): Promise<Application> {
      return toApplication(ownApplication(await store.get(id), ownerId, id))
    },

    /** Where a paper can be fetched for a few minutes, as it was sent. Throws AppError `not-found`. */
    async download(
      ownerId: string,
      id: string,
      { kind, format }: { kind: string; format: string },
    ): Promise<Download> {
      const application = ownApplication(await store.get(id), ownerId, id)
      const paper = application.sentCv?.papers.find((one) => one.kind === kind && one.format === format)
      if (!paper) throw new AppError('not-found', `The application ${id} has no such paper`)
      return paperGrants.download({
        path: recordPrefix('applications', { ownerId, id }) + paper.name,
        ...savedAs(paper, [undefined, application.company || application.title]),
      })
    },

    /** Every change, the latest first. */
    async history(ownerId: string, id: string, cursor?: string): Promise<PageOf<HistoryEntry>> {
      ownApplication(await store.get(id), ownerId, id)
      const after = cursor === undefined ? undefined : historyPositions.decode(cursor)
      const found = await store.history(id, PAGE + 1, after)
      const positionOf = (entry: HistoryEntry) => ({ at: entry.at, id: entry.id })
      return pageOf(found, { limit: PAGE, positionOf, encode: historyPositions.encode })
    },
  }
}
