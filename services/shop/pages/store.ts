// The only file that knows how pages are stored. The shop knows which of them it has.
import type { Firestore } from '@google-cloud/firestore'
import { isoTime } from '../../platform/times.ts'
import { noteChange } from '../catalogue/changes.ts'
import { ownShop } from '../shops/ownership.ts'
import { SHOPS, type ShopRecord, shopDocuments } from '../shops/record.ts'
import { PAGES, type PageRecord, pageDocuments, pageId } from './record.ts'
import { PAGE_KINDS, type PageKind, type ShopPageEdit } from './schemas.ts'

export type PageStore = ReturnType<typeof createPageStore>

export function createPageStore(firestore: Firestore, now: () => number) {
  const page = (ownerId: string, kind: string) => firestore.collection(PAGES).doc(pageId(ownerId, kind))
  const shop = (ownerId: string) => firestore.collection(SHOPS).doc(ownerId)

  return {
    /** Those that were ever written. */
    async all(ownerId: string): Promise<PageRecord[]> {
      const snapshots = await firestore.getAll(...PAGE_KINDS.map((kind) => page(ownerId, kind)))
      return snapshots.map((snapshot) => pageDocuments.read(snapshot)).filter((found) => found !== null)
    },

    /** Throws AppError `not-found` without a shop. */
    put: (ownerId: string, kind: PageKind, { title, body }: ShopPageEdit): Promise<PageRecord> =>
      firestore.runTransaction(async (transaction) => {
        const [found, existing] = await transaction.getAll(shop(ownerId), page(ownerId, kind))
        const own = ownShop(found ? shopDocuments.read(found) : null, ownerId)
        const before = existing ? pageDocuments.read(existing) : null
        const updatedAt = laterOf(before?.updatedAt, isoTime(now()))
        const written = { id: pageId(ownerId, kind), ownerId, kind, title, body, updatedAt }
        transaction.set(page(ownerId, kind), pageDocuments.data(written))
        const pages = withPage(own.pages, { kind, title }, body.trim() !== '')
        if (JSON.stringify(pages) !== JSON.stringify(own.pages))
          transaction.update(shop(ownerId), { pages, updatedAt: laterOf(own.updatedAt, isoTime(now())) })
        noteChange(transaction, { firestore, ownerId, now: now() })
        return written
      }),
  }
}

type Pages = ShopRecord['pages']

/** In the order of the kinds. */
function withPage(pages: Pages, page: Pages[number], isThere: boolean): Pages {
  const others = pages.filter(({ kind }) => kind !== page.kind)
  const order: readonly string[] = PAGE_KINDS
  return (isThere ? [...others, page] : others).sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

const laterOf = (before: string | undefined, time: string): string =>
  before !== undefined && before > time ? before : time
