// Discounts: codes that customers enter, and sales, which count for everybody.
import type { Publish } from '../../platform/publish.ts'
import { isoTime } from '../../platform/times.ts'
import { knowledgeChanged } from '../events.ts'
import { ownShop } from '../shops/ownership.ts'
import type { ShopStore } from '../shops/store.ts'
import { createKeeping } from '../short-lists/keeping.ts'
import { liveList } from '../short-lists/live.ts'
import { checkDiscount } from './check-discount.ts'
import type { DiscountFacts, DiscountRecord } from './record.ts'
import type { Discount, DiscountCreation, DiscountEdit } from './schemas.ts'
import type { DiscountStore } from './store.ts'
import type { DiscountUses } from './uses.ts'
import { toDiscount } from './views.ts'

export interface DiscountsDeps {
  store: DiscountStore
  shops: Pick<ShopStore, 'get'>
  uses: Pick<DiscountUses, 'countOf'>
  publish: Publish
  now: () => number
  newId: () => string
}

export type Discounts = ReturnType<typeof createDiscounts>

/** All throw AppError `not-found`, `invalid` and `conflict` naming the field where there is one. */
export function createDiscounts({ store, shops, uses, publish, now, newId }: DiscountsDeps) {
  /** Sales change prices in lists; of codes nobody is told. */
  async function announce(ownerId: string, changed: Changed[]): Promise<void> {
    const isSale = changed.some(({ before, after }) => after.code === null || before?.code === null)
    if (isSale) await publish(knowledgeChanged, { ownerId, changes: [] })
  }
  const keeping = createKeeping<DiscountFacts, DiscountRecord>({
    ...{ store, shops, name: 'discount', announce, now },
  })

  async function view(discounts: readonly DiscountRecord[]): Promise<Discount[]> {
    const counts = await uses.countOf(discounts.map(({ id }) => id))
    return discounts.map((discount) => toDiscount(discount, counts.get(discount.id) ?? 0))
  }
  const viewOne = async (discount: DiscountRecord) => (await view([discount]))[0] as Discount

  return {
    /** The latest first. */
    list: async (ownerId: string): Promise<Discount[]> => view(await keeping.all(ownerId)),

    async create(ownerId: string, creation: DiscountCreation): Promise<Discount> {
      ownShop(await shops.get(ownerId), ownerId)
      const facts: DiscountFacts = { ...blank(newId(), ownerId, isoTime(now())), ...creation }
      checkDiscount(facts)
      const discount = await store.create(facts)
      await announce(ownerId, [{ before: null, after: discount }])
      return viewOne(discount)
    },

    async edit(ownerId: string, id: string, edit: DiscountEdit): Promise<Discount> {
      const discount = await keeping.edit(ownerId, id, (own) => {
        const facts = { ...own, ...edit }
        checkDiscount(facts)
        return facts
      })
      return viewOne(discount)
    },

    remove: keeping.remove,

    restore: async (ownerId: string, id: string): Promise<Discount> =>
      viewOne(await keeping.restore(ownerId, id)),

    live: liveList<DiscountRecord>({
      watch: store.watch,
      changed: async (discount) => ({ type: 'discount', data: await viewOne(discount) }),
      removed: (id) => ({ type: 'discount-removed', data: { id } }),
    }),
  }
}

interface Changed {
  before: DiscountRecord | null
  after: DiscountRecord
}

const blank = (id: string, ownerId: string, addedAt: string): DiscountFacts => ({
  ...{ id, ownerId, addedAt, state: 'live', trashedAt: null, isActive: true },
  ...{ title: '', code: null, kind: 'percentage', value: 0, productIds: [], categoryIds: [] },
  ...{ minTotal: 0, startsAt: null, endsAt: null, maxUses: null, maxUsesPerCustomer: null },
})
