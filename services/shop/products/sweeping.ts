import { REMOVE, type UnreadRecord } from '../../platform/records.ts'
import type { Sweeping } from '../../platform/sweeping.ts'
import { isTrashOver } from '../../platform/trash.ts'
import type { ProductRecord } from './record.ts'
import type { ProductStore } from './store.ts'

export interface SweepingDeps {
  store: Pick<ProductStore, 'due' | 'change'>
  now: () => number
}

/** Empties what has been in the trash for long. */
export const createSweeping = ({ store, now }: SweepingDeps): Sweeping<UnreadRecord<ProductRecord>> => ({
  due: store.due,
  async sweepOne({ id }) {
    let isOver = false
    await store.change(id, (product) => {
      isOver = product !== null && isTrashOver(product, now())
      return isOver ? REMOVE : null
    })
    return isOver ? 'expired' : null
  },
})
