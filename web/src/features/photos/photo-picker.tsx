// Lets a person choose one of their photos, or a new one, for example as the avatar.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { PhotoTile } from '../../../../services/photos/schemas.ts'
import { onLive } from '../../live.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { photosApi } from './data/photos-api.ts'
import { placeholder } from './gallery/thumbhash.ts'
import { tileName } from './gallery/tile-name.ts'
import { UploadButton } from './upload/upload-button.tsx'

export interface PhotoPickerProps {
  /** Called only with photos that have a thumbnail. */
  onPick(photo: PhotoTile): void
}

const READY = { sort: 'added', order: 'desc', status: 'ready', limit: 60 } as const

/** It is meant for a dialog and has no frame of its own. */
export function PhotoPicker({ onPick }: PhotoPickerProps) {
  const photos = useInfiniteQuery({
    queryKey: ['photos', 'picker'],
    queryFn: ({ pageParam }) => photosApi.page({ ...READY, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
  const arrived = useArrivals(() => void photos.refetch())
  const tiles = photos.data?.pages.flatMap((page) => page.items) ?? []

  return (
    <div className="grid gap-4 pb-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-ink-soft text-sm">
          {arrived ? 'Your new photo is first in the list.' : 'Pick one of your photos, or add a new one.'}
        </p>
        <UploadButton label="Upload new" variant="secondary" size="sm" />
      </div>
      {photos.isPending && <Skeleton className="h-48" />}
      {photos.error && (
        <ErrorState error={photos.error} title="Your photos could not be loaded" onRetry={photos.refetch} />
      )}
      {photos.data && tiles.length === 0 && (
        <p className="py-10 text-center text-ink-faint text-sm">No photos yet.</p>
      )}
      <ul aria-label="Your photos" className="grid grid-cols-4 gap-1 sm:grid-cols-6">
        {tiles.map((tile) => (
          <li key={tile.id}>
            <button
              type="button"
              aria-label={`Choose ${tileName(tile)}`}
              onClick={() => onPick(tile)}
              className="block aspect-square w-full overflow-hidden rounded-sm bg-center bg-cover bg-paper-sunk hover:opacity-85"
              style={
                tile.thumbhash ? { backgroundImage: `url("${placeholder(tile.thumbhash)}")` } : undefined
              }
            >
              {tile.thumbnailUrl && (
                <img src={tile.thumbnailUrl} alt="" loading="lazy" className="size-full object-cover" />
              )}
            </button>
          </li>
        ))}
      </ul>
      {photos.hasNextPage && (
        <Button variant="ghost" busy={photos.isFetchingNextPage} onClick={() => void photos.fetchNextPage()}>
          Show more
        </Button>
      )}
    </div>
  )
}

/** True once a photo has become ready while the dialog was open. */
function useArrivals(onArrival: () => void): boolean {
  const [hasArrived, setArrived] = useState(false)
  const latest = useRef(onArrival)
  useEffect(() => {
    latest.current = onArrival
  })
  useEffect(
    () =>
      onLive('photo', (tile) => {
        if (tile.status !== 'ready' || tile.trashedAt) return
        setArrived(true)
        latest.current()
      }),
    [],
  )
  return hasArrived
}
