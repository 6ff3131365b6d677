import Type from 'typebox'
import { cursors } from '../../platform/cursor.ts'
import { AppError } from '../../platform/errors.ts'
import { searchedFacet } from '../../platform/finding.ts'
import { pageOf } from '../../platform/page-of.ts'
import { Id, type PageOf } from '../../platform/schemas.ts'
import { wordSearch } from '../../platform/words.ts'
import { facetOf, foundOrder } from './complete.ts'
import { ownOrder } from './ownership.ts'
import type { OrderRecord } from './record.ts'
import type { OrderQuery, OrderRow, ShopOrder } from './schemas.ts'
import type { OrderStore } from './store.ts'
import { toOrderRow, toShopOrder } from './views.ts'

const DEFAULT_PAGE = 50
/** Records that one request looks at; a search that needs more goes on with the next page. */
const MOST_READ = 500

const positions = cursors(
  Type.Object({ key: Type.String(), id: Id, facet: Type.String() }, { additionalProperties: false }),
)

export function createBrowsing({ store }: { store: Pick<OrderStore, 'get' | 'list'> }) {
  return {
    /** Newest first. Throws AppError `invalid` for a cursor of another list. */
    async list(ownerId: string, query: OrderQuery): Promise<PageOf<OrderRow>> {
      const { limit = DEFAULT_PAGE, q = '', state } = query
      const word = q.trim() === '' ? undefined : searchedFacet(q)
      if (word === null) return { items: [], nextCursor: null }
      const facet = word ?? facetOf(state)
      const after = query.cursor === undefined ? undefined : positions.decode(query.cursor)
      if (after && after.facet !== facet) throw new AppError('invalid', 'This cursor belongs to another list')
      const read = await store.list({
        ownerId,
        facet,
        limit: word === undefined ? limit + 1 : MOST_READ,
        ...(after && { after: { key: after.key, id: after.id } }),
      })
      const isFound = matching(q, state)
      const positionOf = ({ addedAt, id }: OrderRecord) => ({ key: addedAt, id, facet })
      const last = read.at(-1)
      const isCut = word !== undefined && read.length === MOST_READ && last !== undefined
      const page = pageOf(read.filter(isFound), {
        limit,
        positionOf,
        encode: positions.encode,
        stoppedAt: isCut ? positionOf(last) : null,
      })
      return { ...page, items: page.items.map(toOrderRow) }
    },

    /** Throws AppError `not-found`. */
    async get(ownerId: string, id: string): Promise<ShopOrder> {
      return toShopOrder(ownOrder(await store.get(id), ownerId, id))
    },
  }
}

function matching(q: string, state: OrderQuery['state']) {
  const { isIn } = wordSearch(q)
  return (order: OrderRecord): boolean => {
    const { title, detail } = foundOrder(order)
    return (state === undefined || order.state === state) && isIn([title, detail])
  }
}
