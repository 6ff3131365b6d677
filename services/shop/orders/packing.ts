import { AppError } from '../../platform/errors.ts'
import { layOutPackingSlip } from '../invoices/packing-slip.ts'
import type { OrderPaper } from '../invoices/schemas.ts'
import type { ShopReader } from '../shops/reader.ts'
import { countsOf, unshippedOf } from './line-counts.ts'
import { ownOrder } from './ownership.ts'
import type { OrderStore } from './store.ts'

export interface PackingDeps {
  store: Pick<OrderStore, 'get'>
  reader: Pick<ShopReader, 'byOwner'>
  /** A PDF. */
  renderPaper(paper: OrderPaper): Promise<Buffer>
  now: () => number
}

export const createPacking = ({ store, reader, renderPaper, now }: PackingDeps) => ({
  /** What goes into a parcel: one that left, or what is still to be shipped. Throws AppError `not-found`. */
  async packingSlip(
    ownerId: string,
    id: string,
    shipmentId?: string,
  ): Promise<{ name: string; content: Buffer }> {
    const [found, shop] = await Promise.all([store.get(id), reader.byOwner(ownerId)])
    const order = ownOrder(found, ownerId, id)
    if (!shop) throw new AppError('not-found', 'You have no shop yet')
    const shipment = order.shipments.find((each) => each.id === shipmentId)
    if (shipmentId !== undefined && !shipment) throw new AppError('not-found', `No shipment ${shipmentId}`)
    const counts = countsOf([shipment?.lines ?? unshippedOf(order)])
    const content = await renderPaper(layOutPackingSlip(order, shop, { counts, now: now() }))
    return { name: `Packing slip ${order.number}.pdf`, content }
  },
})
