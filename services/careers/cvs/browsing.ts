import Type from 'typebox'
import { cursors } from '../../platform/cursor.ts'
import { AppError } from '../../platform/errors.ts'
import type { Grants } from '../../platform/grants.ts'
import { ownRecord } from '../../platform/ownership.ts'
import { pageOf } from '../../platform/page-of.ts'
import { type Download, Id, type PageOf } from '../../platform/schemas.ts'
import { recordPrefix } from '../paths.ts'
import { facetOf } from './complete.ts'
import { savedAs } from './paper-files.ts'
import type { CvRecord, ListedCv } from './record.ts'
import type { Cv, CvQuery, CvTile } from './schemas.ts'
import type { CvStore } from './store.ts'
import { toCv, toTile } from './views.ts'

const DEFAULT_PAGE = 100

const positions = cursors(
  Type.Object({ key: Type.String(), id: Id, facet: Type.String() }, { additionalProperties: false }),
)

export interface BrowsingDeps {
  store: Pick<CvStore, 'get' | 'list'>
  /** For `papers`. */
  paperGrants: Pick<Grants, 'download'>
}

export const ownCv = (cv: CvRecord | null, ownerId: string, id: string) => ownRecord(cv, ownerId, `CV ${id}`)

export function createBrowsing({ store, paperGrants }: BrowsingDeps) {
  return {
    /** Newest first. Throws AppError `invalid` for a cursor of another list. */
    async list(ownerId: string, query: CvQuery): Promise<PageOf<CvTile>> {
      const { limit = DEFAULT_PAGE } = query
      const facet = facetOf(query)
      const after = query.cursor === undefined ? undefined : positions.decode(query.cursor)
      if (after && after.facet !== facet) throw new AppError('invalid', 'This cursor belongs to another list')
      const read = await store.list({ ownerId, facet, limit: limit + 1, ...(after && { after }) })
      const positionOf = ({ addedAt, id }: ListedCv) => ({ key: addedAt, id, facet })
      const { items, nextCursor } = pageOf(read, { limit, positionOf, encode: positions.encode })
      return { items: items.map(toTile), nextCursor }
    },

    /** Throws AppError `not-found`. */
    async get(ownerId: string, id: string): Promise<Cv> {
      return toCv(ownCv(await store.get(id), ownerId, id))
    },

    /** Where a paper can be fetched for a few minutes. Throws AppError `not-found`. */
    async download(
      ownerId: string,
      id: string,
      { kind, format }: { kind: string; format: string },
    ): Promise<Download> {
      const cv = ownCv(await store.get(id), ownerId, id)
      const paper = cv.papers.find((one) => one.kind === kind && one.format === format)
      if (!paper) throw new AppError('not-found', `The CV ${id} has no such paper`)
      return paperGrants.download({
        path: recordPrefix('cvs', { ownerId, id }) + paper.name,
        ...savedAs(paper, [cv.content?.basics.name, cv.company || cv.jobTitle]),
      })
    },
  }
}
