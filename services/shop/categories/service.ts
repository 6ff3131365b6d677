// Categories, in the order that the maker decides.
import { AppError } from '../../platform/errors.ts'
import { checkOneLine, isBlank } from '../../platform/one-line.ts'
import type { Publish } from '../../platform/publish.ts'
import { isoTime } from '../../platform/times.ts'
import { knowledgeChanged } from '../events.ts'
import { chooseImage } from '../images/choosing.ts'
import type { ShopPhotos } from '../images/photos.ts'
import type { ImageChoice } from '../images/schemas.ts'
import { ownShop } from '../shops/ownership.ts'
import type { ShopStore } from '../shops/store.ts'
import { createKeeping } from '../short-lists/keeping.ts'
import { liveList } from '../short-lists/live.ts'
import { reorder } from '../short-lists/ordering.ts'
import type { CategoryFacts, CategoryRecord } from './record.ts'
import type { Category, CategoryCreation, CategoryEdit } from './schemas.ts'
import type { CategoryStore } from './store.ts'
import { toCategory } from './views.ts'

export interface CategoriesDeps {
  store: CategoryStore
  shops: Pick<ShopStore, 'get'>
  photos: Pick<ShopPhotos, 'find'>
  publish: Publish
  now: () => number
  newId: () => string
}

export type Categories = ReturnType<typeof createCategories>

/** All throw AppError `not-found`, `invalid` and `conflict` naming the field where there is one. */
export function createCategories({ store, shops, photos, publish, now, newId }: CategoriesDeps) {
  async function announce(ownerId: string, changed: { after: CategoryRecord }[]): Promise<void> {
    const changes = changed.map(({ after: { id } }) => ({ kind: 'category' as const, id }))
    if (changes.length > 0) await publish(knowledgeChanged, { ownerId, changes })
  }
  const keeping = createKeeping<CategoryFacts, CategoryRecord>({
    ...{ store, shops, name: 'category', announce, now },
  })
  const imageFor = async (ownerId: string, choice: ImageChoice | null | undefined) =>
    choice && chooseImage(choice, { photos, ownerId, field: 'image' })

  return {
    async list(ownerId: string): Promise<Category[]> {
      return (await keeping.all(ownerId)).map(toCategory)
    },

    async create(ownerId: string, creation: CategoryCreation): Promise<Category> {
      ownShop(await shops.get(ownerId), ownerId)
      const { title, slug = '', description = '', image } = creation
      const category = await store.create({
        ...{ id: newId(), ownerId, state: 'live', trashedAt: null, addedAt: isoTime(now()) },
        ...{ title: named(title), slug, description, position: 0 },
        image: (await imageFor(ownerId, image)) ?? null,
      })
      await announce(ownerId, [{ after: category }])
      return toCategory(category)
    },

    async edit(ownerId: string, id: string, { image: choice, ...edit }: CategoryEdit): Promise<Category> {
      if (choice) await keeping.own(ownerId, id)
      const image = await imageFor(ownerId, choice)
      const category = await keeping.edit(ownerId, id, (own) => ({
        ...own,
        ...edit,
        title: named(edit.title ?? own.title),
        ...(image !== undefined && { image }),
      }))
      return toCategory(category)
    },

    /** These come first, in this order; the others follow as they were. */
    async order(ownerId: string, ids: readonly string[]): Promise<Category[]> {
      ownShop(await shops.get(ownerId), ownerId)
      await announce(ownerId, await reorder(store, { ownerId, ids, name: 'category' }))
      return (await store.all(ownerId)).map(toCategory)
    },

    remove: keeping.remove,

    async restore(ownerId: string, id: string): Promise<Category> {
      return toCategory(await keeping.restore(ownerId, id))
    },

    live: liveList<CategoryRecord>({
      watch: store.watch,
      changed: async (category) => ({ type: 'category', data: toCategory(category) }),
      removed: (id) => ({ type: 'category-removed', data: { id } }),
    }),
  }
}

function named(title: string): string {
  const trimmed = title.trim()
  checkOneLine({ title })
  if (!isBlank(title)) return trimmed
  throw new AppError('invalid', 'A category needs a title.', {
    errors: [{ field: 'title', message: 'is empty' }],
  })
}
