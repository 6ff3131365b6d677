// The texts that a shop needs besides its goods: terms, privacy, and the like.
import { AppError } from '../../platform/errors.ts'
import { checkOneLine, isBlank } from '../../platform/one-line.ts'
import type { Publish } from '../../platform/publish.ts'
import { knowledgeChanged } from '../events.ts'
import { ownShop } from '../shops/ownership.ts'
import type { ShopReader } from '../shops/reader.ts'
import type { ShopStore } from '../shops/store.ts'
import type { PageRecord } from './record.ts'
import { PAGE_KINDS, type PageKind, type ShopPage, type ShopPageEdit } from './schemas.ts'
import type { PageStore } from './store.ts'

export interface PagesDeps {
  store: PageStore
  shops: Pick<ShopStore, 'get'>
  reader: Pick<ShopReader, 'changed'>
  publish: Publish
}

export type Pages = ReturnType<typeof createPages>

const TITLES: Record<PageKind, string> = {
  about: 'About us',
  terms: 'Terms',
  privacy: 'Privacy',
  imprint: 'Imprint',
  returns: 'Returns',
}

/** All throw AppError `not-found` without a shop. */
export const createPages = ({ store, shops, reader, publish }: PagesDeps) => ({
  /** One of each kind; those that were never written are empty. */
  async list(ownerId: string): Promise<ShopPage[]> {
    const shop = ownShop(await shops.get(ownerId), ownerId)
    const written = await store.all(ownerId)
    return PAGE_KINDS.map((kind) => {
      const page = written.find((each) => each.kind === kind)
      return page ? toPage(page) : { kind, title: TITLES[kind], body: '', updatedAt: shop.addedAt }
    })
  },

  /** Throws AppError `not-found` for a kind that does not exist, and `invalid` naming the field. */
  async put(ownerId: string, asked: string, { title, body }: ShopPageEdit): Promise<ShopPage> {
    ownShop(await shops.get(ownerId), ownerId)
    const kind = PAGE_KINDS.find((each) => each === asked)
    if (!kind) throw new AppError('not-found', `No page ${asked}`)
    checkOneLine({ title })
    if (isBlank(title))
      throw new AppError('invalid', 'A page needs a title.', {
        errors: [{ field: 'title', message: 'is empty' }],
      })
    const page = await store.put(ownerId, kind, { title: title.trim(), body })
    reader.changed(ownerId)
    await publish(knowledgeChanged, { ownerId, changes: [{ kind: 'page', id: page.id }] })
    return toPage(page)
  },
})

const toPage = ({ kind, title, body, updatedAt }: PageRecord): ShopPage => ({ kind, title, body, updatedAt })
