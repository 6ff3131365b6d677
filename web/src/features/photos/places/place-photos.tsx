// The photos of one square of the map, beside it.
import { useInfiniteQuery } from '@tanstack/react-query'
import { ArrowLeft, ZoomIn } from 'lucide-react'
import { useState } from 'react'
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import type { Place } from '../../../../../services/photos/view-schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatCount } from '../../../ui/format.ts'
import { Spinner } from '../../../ui/spinner.tsx'
import { photosApi } from '../data/photos-api.ts'
import { Picture } from '../gallery/picture.tsx'
import { tileName } from '../gallery/tile-name.ts'
import type { GallerySource } from '../gallery/use-source.ts'
import { LazyViewer } from '../viewer/lazy-viewer.tsx'

export interface PlacePhotosProps {
  place: Place
  onBack(): void
  /** Null when the map shows no more of it. */
  onZoom: (() => void) | null
}

export function PlacePhotos({ place, onBack, onZoom }: PlacePhotosProps) {
  const [opened, setOpened] = useState<string | null>(null)
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery({
      queryKey: ['photos', 'place', place.cell],
      queryFn: ({ pageParam, signal }) => photosApi.photosAt(place.cell, pageParam, signal),
      initialPageParam: null as string | null,
      getNextPageParam: ({ nextCursor }) => nextCursor,
    })
  const tiles = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <section aria-label="Photos of this place" className="grid content-start gap-3">
      <header className="flex items-center gap-1">
        <Button variant="ghost" size="sm" icon={<ArrowLeft />} onClick={onBack}>
          All places
        </Button>
        <p className="flex-1 text-right text-ink-soft text-sm">{formatCount(place.count, 'photo')}</p>
        {onZoom && (
          <Button size="sm" icon={<ZoomIn />} onClick={onZoom}>
            Closer
          </Button>
        )}
      </header>
      {error ? (
        <ErrorState error={error} title="These photos could not be loaded" onRetry={() => void refetch()} />
      ) : isPending ? (
        <div className="grid h-32 place-items-center">
          <Spinner label="Loading photos" />
        </div>
      ) : (
        <ul className="grid grid-cols-3 gap-1">
          {tiles.map((tile) => (
            <li key={tile.id}>
              <button
                type="button"
                aria-label={tileName(tile)}
                onClick={() => setOpened(tile.id)}
                className="relative block aspect-square w-full overflow-hidden rounded-sm bg-paper-sunk"
              >
                <Picture tile={tile} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
      {opened && (
        <LazyViewer
          photoId={opened}
          source={sourceOf(tiles, place.count)}
          onShow={setOpened}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  )
}

const nothing = () => {}

/** What the viewer goes through: the photos that are listed. */
const sourceOf = (tiles: PhotoTile[], total: number): GallerySource => ({
  sections: [{ key: 'place', day: null, tiles, missing: 0, query: {} }],
  total: Math.max(total, tiles.length),
  leavesWhenArchived: false,
  hasDates: false,
  isLoading: false,
  error: null,
  retry: nothing,
  need: nothing,
  all: async () => tiles,
  between: async () => [],
})
