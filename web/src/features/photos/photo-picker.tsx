// Lets a person choose one of their photos, or a new one, for example as the avatar.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { PhotoTile } from '../../../../services/photos/schemas.ts'
import { onLive } from '../../live.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { DataToolbar } from '../../ui/data-toolbar.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { photosApi } from './data/photos-api.ts'
import { placeholder } from './gallery/thumbhash.ts'
import { tileName } from './gallery/tile-name.ts'
import { UploadButton } from './upload/upload-button.tsx'

export interface PhotoPickerProps {
  /** Called only with photos that have a thumbnail. */
  onPick(photo: PhotoTile): void
  /** The photos that are chosen already, where several can be. */
  picked?: readonly string[]
}

const READY = { sort: 'added', order: 'desc', status: 'ready', limit: 60 } as const

/** It is meant for a dialog and has no frame of its own. */
export function PhotoPicker({ onPick, picked }: PhotoPickerProps) {
  const [words, setWords] = useState('')
  const photos = useInfiniteQuery({
    queryKey: ['photos', 'picker', words],
    queryFn: ({ pageParam }) =>
      photosApi.page({ ...READY, ...(words && { q: words }), ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
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
      <DataToolbar searchLabel="Search your photos" search={words} onSearch={setWords} />
      {photos.isPending && <Skeleton className="h-48" />}
      {photos.error && (
        <ErrorState error={photos.error} title="Your photos could not be loaded" onRetry={photos.refetch} />
      )}
      {photos.data && tiles.length === 0 && (
        <p className="py-10 text-center text-ink-faint text-sm">
          {words ? 'No photo has all of these words.' : 'No photos yet.'}
        </p>
      )}
      <ul aria-label="Your photos" className="grid grid-cols-4 gap-1 sm:grid-cols-6">
        {tiles.map((tile) => (
          <li key={tile.id}>
            <button
              type="button"
              aria-label={`Choose ${tileName(tile)}`}
              aria-pressed={picked?.includes(tile.id)}
              onClick={() => onPick(tile)}
              className={cx(
                'relative block aspect-square w-full overflow-hidden rounded-sm bg-center bg-cover bg-paper-sunk hover:opacity-85',
                picked?.includes(tile.id) && 'outline-3 outline-accent -outline-offset-3',
              )}
              style={
                tile.thumbhash ? { backgroundImage: `url("${placeholder(tile.thumbhash)}")` } : undefined
              }
            >
              {tile.thumbnailUrl && (
                <img src={tile.thumbnailUrl} alt="" loading="lazy" className="size-full object-cover" />
              )}
              {picked?.includes(tile.id) && (
                <span className="absolute top-1 right-1 grid size-5 place-items-center rounded-full bg-accent text-accent-ink">
                  <Check aria-hidden="true" className="size-3.5" />
                </span>
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
