// What a person does with things of a short list, beyond what is particular to each kind.
import { ownRecord } from '../../platform/ownership.ts'
import type { RecordBase } from '../../platform/records.ts'
import { isoTime } from '../../platform/times.ts'
import { ownShop } from '../shops/ownership.ts'
import type { ShopStore } from '../shops/store.ts'
import { isListed, type ListedFacts } from './record.ts'
import type { ShortListStore } from './store.ts'

export interface KeepingDeps<Facts extends ListedFacts, Record extends Facts & RecordBase> {
  store: Pick<ShortListStore<Facts, Record>, 'all' | 'get' | 'edit'>
  shops: Pick<ShopStore, 'get'>
  /** How refusals call one of them: `category`. */
  name: string
  /** Tells who reads the shop's texts. */
  announce(ownerId: string, changed: { before: Record | null; after: Record }[]): Promise<void>
  now: () => number
}

export function createKeeping<Facts extends ListedFacts, Record extends Facts & RecordBase>({
  store,
  shops,
  name,
  announce,
  now,
}: KeepingDeps<Facts, Record>) {
  async function change(ownerId: string, id: string, edit: (own: Record) => Facts | null): Promise<Record> {
    let before: Record | null = null
    const after = await store.edit(id, (found) => {
      before = ownRecord(found, ownerId, `${name} ${id}`)
      return edit(before)
    })
    const own = ownRecord(after, ownerId, `${name} ${id}`)
    await announce(ownerId, [{ before, after: own }])
    return own
  }

  return {
    /** Throws AppError `not-found` without a shop. */
    async all(ownerId: string): Promise<Record[]> {
      ownShop(await shops.get(ownerId), ownerId)
      return store.all(ownerId)
    },

    /** Throws AppError `not-found`, also for what is in the trash. */
    async own(ownerId: string, id: string): Promise<Record> {
      const own = ownRecord(await store.get(id), ownerId, `${name} ${id}`)
      return listed(own, `${name} ${id}`)
    },

    /** Throws AppError `not-found`, also for what is in the trash, and whatever `edit` throws. */
    edit: (ownerId: string, id: string, edit: (own: Record) => Facts): Promise<Record> =>
      change(ownerId, id, (own) => edit(listed(own, `${name} ${id}`))),

    /** Throws AppError `not-found`. */
    async remove(ownerId: string, id: string): Promise<void> {
      await change(ownerId, id, (own) => ({
        ...listed(own, `${name} ${id}`),
        trashedAt: isoTime(now()),
      }))
    },

    /** Undoes the removal. Throws AppError `not-found` when it is over, and `conflict`. */
    restore: (ownerId: string, id: string): Promise<Record> =>
      change(ownerId, id, (own) => (own.trashedAt === null ? null : { ...own, trashedAt: null })),
  }
}

function listed<Record extends ListedFacts>(record: Record, named: string): Record {
  return ownRecord(isListed(record) ? record : null, record.ownerId, named)
}
