// Which photos an archive is of, some at a time.
import { AppError } from '../../platform/errors.ts'
import type { createBrowsing } from '../browsing.ts'
import { locked, ownPhoto } from '../ownership.ts'
import type { PhotoRecord } from '../record.ts'
import type { PhotoStore } from '../store.ts'
import type { ArchiveRecord } from './record.ts'

export interface SelectionDeps {
  browsing: Pick<ReturnType<typeof createBrowsing>, 'list'>
  photos: Pick<PhotoStore, 'getMany'>
}

export type Asked = Pick<ArchiveRecord, 'ownerId' | 'ids' | 'filter' | 'seesPrivate'>

export interface Selected {
  photos: PhotoRecord[]
  /** Where the next ones begin; null after the last. */
  next: string | null
}

export type Selection = ReturnType<typeof createSelection>

export function createSelection({ browsing, photos }: SelectionDeps) {
  async function read({ ownerId, seesPrivate }: Asked, ids: string[]): Promise<PhotoRecord[]> {
    const found = ids.length > 0 ? await photos.getMany(ids) : []
    return found.flatMap((photo) => {
      if (photo?.ownerId !== ownerId || photo.state !== 'live') return []
      return photo.isPrivate && !seesPrivate ? [] : [photo]
    })
  }

  return {
    /**
     * At most `limit` of the photos, from the place where the last ones ended. What is gone, or has become private,
     * since the archive was asked for is left out.
     */
    async some(asked: Asked, after: string | null, limit: number): Promise<Selected> {
      const { ownerId, ids, filter, seesPrivate } = asked
      if (ids) {
        const start = Number(after ?? 0)
        const next = start + limit < ids.length ? String(start + limit) : null
        return { photos: await read(asked, ids.slice(start, start + limit)), next }
      }
      const query = { ...filter, limit, ...(after !== null && { cursor: after }) }
      const page = await browsing.list(ownerId, query, async () => seesPrivate)
      const named = page.items.map(({ id }) => id)
      return { photos: named.length > 0 ? await read(asked, named) : [], next: page.nextCursor }
    },

    /** Throws AppError `not-found` for a photo that is not the person's, `forbidden` for one that is locked. */
    async check({ ownerId, ids, seesPrivate }: Asked): Promise<void> {
      for (let start = 0; ids && start < ids.length; start += 200) {
        const some = ids.slice(start, start + 200)
        const found = await photos.getMany(some)
        for (const [index, photo] of found.entries())
          if (ownPhoto(photo, ownerId, some[index] ?? '').isPrivate && !seesPrivate) throw locked()
      }
    },
  }
}

export const nothingToArchive = () =>
  new AppError('invalid', 'There is no photo that could be put in an archive.', {
    errors: [{ field: 'filter', message: 'finds no photo' }],
  })
