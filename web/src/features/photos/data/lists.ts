// The lists of photos and what else is cached about photos: the full record of one, and the counts per day.
import type { QueryClient } from '@tanstack/react-query'
import type { PhotoQuery, PhotoSummary } from '../../../../../services/photos/list-schemas.ts'
import type { Photo, PhotoTile } from '../../../../../services/photos/schemas.ts'
import type { PageOf } from '../../../../../services/platform/schemas.ts'
import { createLiveLists } from '../../../live-list.ts'
import { PAGE_SIZE } from '../page-size.ts'
import { belongs, photoRules } from './list-rules.ts'

export const keys = {
  photos: ['photos', 'photo'] as const,
  photo: (id: string) => ['photos', 'photo', id] as const,
  summary: ['photos', 'summary'] as const,
}

export interface PhotoListsDeps {
  client: QueryClient
  fetchPage(query: PhotoQuery): Promise<PageOf<PhotoTile>>
  /** Called after changes of the live stream were applied. */
  heard(tiles: PhotoTile[]): void
  /** Milliseconds. */
  now(): number
}

export function createPhotoLists({ client, fetchPage, heard, now }: PhotoListsDeps) {
  const lists = createLiveLists<PhotoTile, PhotoQuery>({
    client,
    name: 'photos',
    rules: photoRules,
    fetchPage: (query, cursor) => fetchPage({ ...query, limit: PAGE_SIZE, ...(cursor && { cursor }) }),
    shown(tile) {
      client.setQueryData<Photo>(keys.photo(tile.id), (photo) => photo && { ...photo, ...tile })
      const isListed = lists.queries().some((query) => !query.trashed && belongs(query, tile) !== 'no')
      if (!isListed && tile.trashedAt === null && !tile.isPrivate) announceDay(tile)
    },
    heard,
    now,
  })

  /**
   * A photo is on a day that the timeline did not have yet: the day must appear at once, and the exact count follows.
   */
  function announceDay({ day }: PhotoTile) {
    client.setQueryData<PhotoSummary>(keys.summary, (summary) => {
      if (!summary || summary.days.some((entry) => entry.day === day)) return summary
      const days = [...summary.days, { day, count: 1 }].sort((a, b) => (a.day < b.day ? 1 : -1))
      return { ...summary, total: summary.total + 1, days }
    })
  }

  return {
    ...lists,

    remove(ids: Iterable<string>) {
      lists.remove(ids)
      for (const id of ids) client.removeQueries({ queryKey: keys.photo(id), exact: true })
    },

    /**
     * Removes photos that the live stream no longer covers, because they were deleted or made private. Lists of private
     * photos are fetched again, because only the service knows which of the two happened.
     */
    leave(ids: Iterable<string>) {
      lists.remove(ids, (query) => query.private === true)
      for (const id of ids) {
        const queryKey = keys.photo(id)
        if (client.getQueryData<Photo>(queryKey)?.isPrivate)
          void client.invalidateQueries({ queryKey, exact: true })
        else client.removeQueries({ queryKey, exact: true })
      }
    },

    forgetPrivate() {
      lists.drop((query) => query.private === true)
      client.removeQueries({
        queryKey: keys.photos,
        predicate: ({ state }) => (state.data as Photo | undefined)?.isPrivate === true,
      })
    },
  }
}
