import Type from 'typebox'
import { cursors } from '../../platform/cursor.ts'
import { AppError } from '../../platform/errors.ts'
import type { Grants } from '../../platform/grants.ts'
import { ownRecord } from '../../platform/ownership.ts'
import { pageOf } from '../../platform/page-of.ts'
import { type Download, Id, type PageOf } from '../../platform/schemas.ts'
import { resumeDocumentPath } from '../paths.ts'
import { facetOf } from './complete.ts'
import type { ResumeRecord } from './record.ts'
import type { Resume, ResumeContent, ResumeQuery, ResumeTile } from './schemas.ts'
import { emptyContent } from './schemas.ts'
import type { ResumeStore } from './store.ts'
import { toResume, toTile } from './views.ts'

const DEFAULT_PAGE = 100

const positions = cursors(
  Type.Object({ key: Type.String(), id: Id, facet: Type.String() }, { additionalProperties: false }),
)

export interface BrowsingDeps {
  store: Pick<ResumeStore, 'get' | 'list' | 'content' | 'evidence'>
  grants: Pick<Grants, 'download'>
}

export const ownResume = (resume: ResumeRecord | null, ownerId: string, id: string) =>
  ownRecord(resume, ownerId, `résumé ${id}`)

export function createBrowsing({ store, grants }: BrowsingDeps) {
  /** What it says now; blank before anything was read. */
  async function contentOf({ id, version }: ResumeRecord): Promise<ResumeContent> {
    if (version === 0) return emptyContent()
    const content = await store.content(id, version)
    if (!content) throw new Error(`Version ${version} of the résumé ${id} is missing`)
    return content
  }

  return {
    contentOf,

    async view(resume: ResumeRecord): Promise<Resume> {
      const [content, evidence] = await Promise.all([contentOf(resume), store.evidence(resume.id)])
      return toResume(resume, content, evidence)
    },

    /** Newest first. Throws AppError `invalid` for a cursor of another list. */
    async list(ownerId: string, query: ResumeQuery): Promise<PageOf<ResumeTile>> {
      const { limit = DEFAULT_PAGE } = query
      const facet = facetOf(query)
      const after = query.cursor === undefined ? undefined : positions.decode(query.cursor)
      if (after && after.facet !== facet) throw new AppError('invalid', 'This cursor belongs to another list')
      const read = await store.list({ ownerId, facet, limit: limit + 1, ...(after && { after }) })
      const positionOf = ({ addedAt, id }: ResumeRecord) => ({ key: addedAt, id, facet })
      const { items, nextCursor } = pageOf(read, { limit, positionOf, encode: positions.encode })
      return { items: items.map(toTile), nextCursor }
    },

    /** Throws AppError `not-found`. */
    async get(ownerId: string, id: string): Promise<Resume> {
      return this.view(ownResume(await store.get(id), ownerId, id))
    },

    /** A short-lived address of the document as it was uploaded. Throws AppError `not-found`. */
    async document(ownerId: string, id: string): Promise<Download> {
      const { fileName, contentType, generation } = ownResume(await store.get(id), ownerId, id)
      if (fileName === null || contentType === null || generation === null)
        throw new AppError('not-found', `No document of résumé ${id}`)
      return grants.download({ path: resumeDocumentPath({ ownerId, id }), contentType, name: fileName })
    },
  }
}
