import type { Bucket } from '@google-cloud/storage'
import Type from 'typebox'
import { cursors } from '../../platform/cursor.ts'
import { AppError } from '../../platform/errors.ts'
import { ownRecord } from '../../platform/ownership.ts'
import { pageOf } from '../../platform/page-of.ts'
import { Id, type PageOf } from '../../platform/schemas.ts'
import { isMissing } from '../../platform/storage-errors.ts'
import { recordPrefix } from '../paths.ts'
import { facetOf } from './complete.ts'
import type { JobRecord, ListedJob } from './record.ts'
import type { Job, JobQuery, JobTile } from './schemas.ts'
import type { JobStore } from './store.ts'
import { toJob, toTile } from './views.ts'

const DEFAULT_PAGE = 100

const positions = cursors(
  Type.Object({ key: Type.String(), id: Id, facet: Type.String() }, { additionalProperties: false }),
)

export interface BrowsingDeps {
  store: Pick<JobStore, 'get' | 'list'>
  documents: Pick<Bucket, 'file'>
}

export const ownJob = (job: JobRecord | null, ownerId: string, id: string) =>
  ownRecord(job, ownerId, `job ${id}`)

export function createBrowsing({ store, documents }: BrowsingDeps) {
  return {
    /** Newest first. Throws AppError `invalid` for a cursor of another list. */
    async list(ownerId: string, query: JobQuery): Promise<PageOf<JobTile>> {
      const { limit = DEFAULT_PAGE } = query
      const facet = facetOf(query)
      const after = query.cursor === undefined ? undefined : positions.decode(query.cursor)
      if (after && after.facet !== facet) throw new AppError('invalid', 'This cursor belongs to another list')
      const read = await store.list({ ownerId, facet, limit: limit + 1, ...(after && { after }) })
      const positionOf = ({ addedAt, id }: ListedJob) => ({ key: addedAt, id, facet })
      const { items, nextCursor } = pageOf(read, { limit, positionOf, encode: positions.encode })
      return { items: items.map(toTile), nextCursor }
    },

    /** Throws AppError `not-found`. */
    async get(ownerId: string, id: string): Promise<Job> {
      return toJob(ownJob(await store.get(id), ownerId, id))
    },

    /** The posting as it was when it was read: HTML without anything that runs. Throws AppError `not-found`. */
    async snapshot(ownerId: string, id: string): Promise<Buffer> {
      const { snapshot } = ownJob(await store.get(id), ownerId, id)
      if (!snapshot) throw new AppError('not-found', `No snapshot of job ${id}`)
      try {
        const [bytes] = await documents.file(recordPrefix('jobs', { ownerId, id }) + snapshot.name).download()
        return bytes
      } catch (error) {
        if (isMissing(error)) throw new AppError('not-found', `No snapshot of job ${id}`, { cause: error })
        throw error
      }
    },
  }
}
