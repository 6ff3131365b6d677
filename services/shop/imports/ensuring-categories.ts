import { AppError } from '../../platform/errors.ts'
import { isoTime } from '../../platform/times.ts'
import type { CategoryRecord } from '../categories/record.ts'
import type { CategoryStore } from '../categories/store.ts'
import { seedOf } from './comparing.ts'
import type { ImportRecord } from './record.ts'
import { type CategoryNames, categoryNames } from './rows/categories.ts'

export interface EnsuringCategoriesDeps {
  categories: Pick<CategoryStore, 'all' | 'edit'>
  now: () => number
}

/** For one run. Creates the categories that do not exist, each once, because their ids follow from the import and the title. */
export function createEnsuringCategories({ categories, now }: EnsuringCategoriesDeps) {
  let listed: CategoryRecord[] | null = null

  return async (record: ImportRecord, wanted: readonly string[]): Promise<CategoryNames> => {
    const { ownerId } = record
    listed ??= await categories.all(ownerId)
    const names = categoryNames(listed, seedOf(record))
    const missing = new Map(
      wanted.flatMap((name) => names.missing(name) ?? []).map((each) => [each.id, each]),
    )
    if (missing.size === 0) return names
    for (const { id, title } of missing.values())
      try {
        await categories.edit(id, (found) =>
          found
            ? null
            : {
                ...{ id, ownerId, state: 'live', trashedAt: null, addedAt: isoTime(now()) },
                ...{ title, slug: '', description: '', position: 0, image: null },
              },
        )
      } catch (error) {
        // Products that need it are then refused by themselves.
        if (!(error instanceof AppError)) throw error
      }
    listed = await categories.all(ownerId)
    return categoryNames(listed, seedOf(record))
  }
}
