import Type from 'typebox'
import { cursors } from '../../platform/cursor.ts'
import { AppError } from '../../platform/errors.ts'
import { pageOf } from '../../platform/page-of.ts'
import { Id, type PageOf } from '../../platform/schemas.ts'
import { facetOf } from './complete.ts'
import { ownCampaign } from './ownership.ts'
import type { CampaignRecord } from './record.ts'
import type { Campaign, CampaignQuery } from './schemas.ts'
import type { CampaignStore } from './store.ts'
import { toCampaign } from './views.ts'

const DEFAULT_PAGE = 100

const positions = cursors(
  Type.Object({ key: Type.String(), id: Id, facet: Type.String() }, { additionalProperties: false }),
)

export const createBrowsing = ({ store }: { store: Pick<CampaignStore, 'get' | 'list'> }) => ({
  /** Newest first. Throws AppError `invalid` for a cursor of another list. */
  async list(ownerId: string, query: CampaignQuery): Promise<PageOf<Campaign>> {
    const { limit = DEFAULT_PAGE } = query
    const facet = facetOf(query)
    const after = query.cursor === undefined ? undefined : positions.decode(query.cursor)
    if (after && after.facet !== facet) throw new AppError('invalid', 'This cursor belongs to another list')
    const read = await store.list({ ownerId, facet, limit: limit + 1, ...(after && { after }) })
    const positionOf = ({ addedAt, id }: CampaignRecord) => ({ key: addedAt, id, facet })
    const { items, nextCursor } = pageOf(read, { limit, positionOf, encode: positions.encode })
    return { items: items.map(toCampaign), nextCursor }
  },

  /** Throws AppError `not-found`. */
  async get(ownerId: string, id: string): Promise<Campaign> {
    return toCampaign(ownCampaign(await store.get(id), ownerId, id))
  },
})
