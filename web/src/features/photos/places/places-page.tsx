// All photos on a map.

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { MapPin } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import type { Place } from '../../../../../services/photos/view-schemas.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatCount } from '../../../ui/format.ts'
import { Page, PageHeader } from '../../../ui/page.tsx'
import { photosApi } from '../data/photos-api.ts'
import { Picture } from '../gallery/picture.tsx'
import { useSettled } from '../gallery/use-viewport.ts'
import { countryAt } from '../viewer/map-shapes.ts'
import { useSize } from '../viewer/use-size.ts'
import { useWorld } from '../viewer/use-world.ts'
import { positionWords } from '../viewer/words.ts'
import { MOST_ZOOM, partOf, type View, WORLD } from './map-view.ts'
import { PlacePhotos } from './place-photos.tsx'
import { WorldMap } from './world-map.tsx'

/** Milliseconds that the map rests before its photos are counted. */
const REST = 200
const NO_PLACES: readonly Place[] = []

export function PlacesPage() {
  const [view, setView] = useState<View>(WORLD)
  const [chosen, setChosen] = useState<Place | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const size = useSize(box)
  const part = useMemo(() => partOf(view, size), [view, size])
  const settled = useSettled(JSON.stringify(part), REST)
  const { data, error, refetch, isPending } = useQuery({
    queryKey: ['photos', 'places', settled],
    queryFn: ({ signal }) => photosApi.places(JSON.parse(settled), signal),
    enabled: size.width > 0,
    placeholderData: keepPreviousData,
  })
  const places = data?.items ?? NO_PLACES
  const total = places.reduce((sum, { count }) => sum + count, 0)

  return (
    <Page>
      <PageHeader
        title="Places"
        subtitle={isPending ? 'Where your photos were taken' : `${formatCount(total, 'photo')} in view`}
        actions={<BackLink to="/photos">Photos</BackLink>}
      />
      <div className="grid gap-4 lg:h-[calc(100dvh-11rem)] lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="max-lg:h-[55dvh]">
          <WorldMap
            view={view}
            size={size}
            places={places}
            chosen={chosen?.cell ?? null}
            onView={setView}
            onChoose={setChosen}
            box={box}
          />
        </div>
        <aside aria-label="Places in view" className="min-h-0 lg:overflow-y-auto">
          {error ? (
            <ErrorState error={error} title="The places could not be loaded" onRetry={() => void refetch()} />
          ) : chosen ? (
            <PlacePhotos
              key={chosen.cell}
              place={chosen}
              onBack={() => setChosen(null)}
              onZoom={view.zoom < MOST_ZOOM && chosen.count > 1 ? () => setView(closer(view, chosen)) : null}
            />
          ) : places.length === 0 && !isPending ? (
            <p className="flex gap-2 rounded-lg border p-4 text-ink-soft text-sm">
              <MapPin aria-hidden="true" className="size-4 shrink-0" />
              {view.zoom > 0
                ? 'No photos were taken in this part of the world.'
                : 'No photo says where it was taken. Open one and give it a place, or select several and edit them.'}
            </p>
          ) : (
            <PlaceList places={places} zoom={view.zoom} onChoose={setChosen} />
          )}
        </aside>
      </div>
    </Page>
  )
}

const closer = (view: View, { latitude, longitude }: Place): View => ({
  latitude,
  longitude,
  zoom: Math.min(MOST_ZOOM, Math.floor(view.zoom) + 2),
})

interface PlaceListProps {
  places: readonly Place[]
  zoom: number
  onChoose(place: Place): void
}

/** The same without a map: the places with the most photos first. */
function PlaceList({ places, zoom, onChoose }: PlaceListProps) {
  const world = useWorld(zoom)
  const named = useMemo(
    () => places.map((place) => ({ place, country: world ? countryAt(world, place) : null })),
    [places, world],
  )
  return (
    <ul className="grid gap-1">
      {named.map(({ place, country }) => (
        <li key={place.cell}>
          <button
            type="button"
            onClick={() => onChoose(place)}
            className="flex w-full items-center gap-3 rounded-md p-1.5 text-left hover:bg-wash"
          >
            <span className="relative block size-12 shrink-0 overflow-hidden rounded-sm bg-paper-sunk">
              <Picture tile={place.photo} />
            </span>
            <span className="grid min-w-0 text-sm">
              <span className="truncate font-medium">
                {country ?? (place.count === 1 ? 'At sea' : 'Several places')}
              </span>
              <span className="truncate text-ink-soft text-note">{positionWords(place)}</span>
            </span>
            <span className="ml-auto text-ink-soft text-sm tabular-nums">
              {place.count.toLocaleString('en')}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
