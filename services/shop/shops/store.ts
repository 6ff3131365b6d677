// The only file that knows how shops and their handles are stored in the database.
import type { Firestore, Transaction } from '@google-cloud/firestore'
import { handleTaken } from '../../platform/handles.ts'
import { createMeter } from '../../platform/meter.ts'
import { watchLive } from '../../platform/record-lists.ts'
import { createRecords } from '../../platform/records.ts'
import { noteChange } from '../catalogue/changes.ts'
import { ORDERS } from '../orders/store.ts'
import { createCounts } from './counts.ts'
import { SHOPS, type ShopFacts, type ShopRecord, shopDocuments } from './record.ts'

export const SHOP_HANDLES = 'shopHandles'

export type ShopStore = ReturnType<typeof createShopStore>

export function createShopStore(firestore: Firestore, now: () => number) {
  const meter = createMeter(firestore)
  const counts = createCounts(firestore)
  const handles = firestore.collection(SHOP_HANDLES)
  const records = createRecords<ShopFacts, ShopRecord>({
    firestore,
    collection: SHOPS,
    documents: shopDocuments,
    complete: (facts) => ({ ...facts, sweepAt: null }),
    now,
  })

  /** Returns a function that writes. Throws AppError `conflict` when the handle is another shop's. */
  async function claim(transaction: Transaction, ownerId: string, handle: string): Promise<() => void> {
    const taken = await transaction.get(handles.doc(handle))
    if (taken.exists && taken.get('ownerId') !== ownerId) throw handleTaken()
    return () => void transaction.set(handles.doc(handle), { ownerId })
  }

  return {
    ...records,
    watch: watchLive<ShopRecord>(records),

    /** Records a new shop, unless the person has one: `refuse` then throws. Throws AppError `conflict`, `forbidden`. */
    open: (facts: ShopFacts, refuse: (found: ShopRecord) => never): Promise<ShopRecord> =>
      records.transact(async ({ transaction, read, create }) => {
        const found = await read(facts.id)
        if (found) refuse(found)
        // Throws for an account that is being deleted.
        await meter.read(transaction, facts.ownerId)
        const claimHandle = await claim(transaction, facts.ownerId, facts.handle)
        const shop = await create(facts)
        claimHandle()
        return shop
      }),

    /** Throws AppError `conflict` for a handle that is another's, and whatever `change` throws. */
    edit: (
      ownerId: string,
      change: (shop: ShopRecord | null, hasProducts: boolean) => ShopFacts,
    ): Promise<ShopRecord> =>
      records.transact(async ({ transaction, read, write }) => {
        const [before, { products }] = await Promise.all([read(ownerId), counts.read(transaction, ownerId)])
        const facts = change(before, products > 0)
        const claimHandle =
          facts.handle === before?.handle ? null : await claim(transaction, ownerId, facts.handle)
        const shop = await write(facts, before)
        claimHandle?.()
        // Its search finds the word forms of its language.
        if (shop.language !== before?.language) noteChange(transaction, { firestore, ownerId, now: now() })
        return shop
      }),

    /** Whether anybody has ever ordered something. */
    async hasOrders(ownerId: string): Promise<boolean> {
      const some = firestore.collection(ORDERS).where('ownerId', '==', ownerId).select().limit(1)
      return !(await some.get()).empty
    },

    /** Whose handle it is, or was. */
    async ownerOf(handle: string): Promise<string | null> {
      const ownerId = (await handles.doc(handle).get()).get('ownerId')
      return typeof ownerId === 'string' ? ownerId : null
    },
  }
}
