// The one set of lists of this page, and what keeps it true while the studio is open.
import { queryOptions } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import { onLive } from '../../../live.ts'
import { queryClient } from '../../../query-client.ts'
import { createLists, keys } from './lists.ts'
import { photosApi } from './photos-api.ts'

export const lists = createLists({
  client: queryClient,
  fetchPage: (query) => photosApi.page(query),
  now: Date.now,
})

export const summaryQuery = queryOptions({ queryKey: keys.summary, queryFn: photosApi.summary })

export const photoQuery = (id: string) =>
  queryOptions({ queryKey: keys.photo(id), queryFn: () => photosApi.photo(id) })

/** Milliseconds. Many photos change at once while uploads run: they are put in together. */
const GATHER = 80
const SUMMARY_REST = 1500

let summaryTimer: ReturnType<typeof setTimeout> | undefined
export function refreshSummary() {
  if (summaryTimer !== undefined) return
  summaryTimer = setTimeout(() => {
    summaryTimer = undefined
    void queryClient.invalidateQueries({ queryKey: keys.summary })
  }, SUMMARY_REST)
}

/** Follows what happens to photos, here and on other devices. Mounted once, with the upload tray. */
export function useLivePhotos(onTile: (tile: PhotoTile) => void) {
  useEffect(() => {
    const gathered = new Map<string, PhotoTile>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const flush = () => {
      timer = undefined
      const tiles = [...gathered.values()]
      gathered.clear()
      lists.apply(tiles)
      for (const tile of tiles) {
        onTile(tile)
        // Size, camera and renditions of an open photo come with its full record.
        void queryClient.invalidateQueries({ queryKey: keys.photo(tile.id), exact: true })
      }
      refreshSummary()
    }
    const ends = [
      onLive('photo', (tile) => {
        gathered.set(tile.id, tile)
        timer ??= setTimeout(flush, GATHER)
      }),
      onLive('photo-removed', ({ id }) => {
        gathered.delete(id)
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
      clearTimeout(timer)
      for (const end of ends) end()
    }
  }, [onTile])
}
