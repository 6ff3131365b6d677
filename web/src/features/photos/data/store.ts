// The only set of photo lists on this page, and what keeps it up to date while the studio is open.
import { queryOptions } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import { onLive } from '../../../live.ts'
import { queryClient } from '../../../query-client.ts'
import { createPhotoLists, keys } from './lists.ts'
import { photosApi } from './photos-api.ts'

const followers = new Set<(tile: PhotoTile) => void>()

export const lists = createPhotoLists({
  client: queryClient,
  fetchPage: (query) => photosApi.page(query),
  heard(tiles) {
    for (const tile of tiles) {
      for (const follow of followers) follow(tile)
      // Size, camera and renditions of an open photo come with its full record.
      void queryClient.invalidateQueries({ queryKey: keys.photo(tile.id), exact: true })
    }
    refreshSummary()
  },
  now: Date.now,
})

export const summaryQuery = queryOptions({ queryKey: keys.summary, queryFn: photosApi.summary })

export const photoQuery = (id: string) =>
  queryOptions({ queryKey: keys.photo(id), queryFn: () => photosApi.photo(id) })

/** Milliseconds. */
const SUMMARY_REST = 1500

let summaryTimer: ReturnType<typeof setTimeout> | undefined
export function refreshSummary() {
  if (summaryTimer !== undefined) return
  summaryTimer = setTimeout(() => {
    summaryTimer = undefined
    void queryClient.invalidateQueries({ queryKey: keys.summary })
  }, SUMMARY_REST)
}

/** Follows what happens to photos, here and on other devices. It is mounted once, with the upload tray. */
export function useLivePhotos(onTile: (tile: PhotoTile) => void) {
  useEffect(() => {
    followers.add(onTile)
    const ends = [
      () => void followers.delete(onTile),
      onLive('photo', lists.hear),
      onLive('photo-removed', ({ id }) => {
        lists.leave([id])
        refreshSummary()
      }),
      onLive('resync', () => {
        lists.invalidate()
        void queryClient.invalidateQueries({
          queryKey: ['photos'],
          predicate: ({ queryKey }) => queryKey[1] !== 'list',
        })
      }),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [onTile])
}
