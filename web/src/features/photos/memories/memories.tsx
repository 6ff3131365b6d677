// This day of earlier years, above the timeline until it is dismissed.
import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState } from 'react'
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import type { Memory } from '../../../../../services/photos/view-schemas.ts'
import { openStorage } from '../../../browser-storage.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { photosApi } from '../data/photos-api.ts'
import { localToday } from '../gallery/days.ts'
import { Picture } from '../gallery/picture.tsx'
import { tileName } from '../gallery/tile-name.ts'

export interface MemoriesProps {
  /** Days that have photos. */
  days: readonly { day: string }[]
  hrefOf(tile: PhotoTile): string
  onOpen(id: string): void
}

const KEY = 'atelier.memories-dismissed'
const storage = openStorage()

export function Memories({ hrefOf, onOpen }: MemoriesProps) {
  const today = localToday(new Date())
  const [dismissed, setDismissed] = useState(() => storage.getItem(KEY))
  const isWanted = dismissed !== today
  const { data } = useQuery({
    queryKey: ['photos', 'on-this-day', today],
    queryFn: () => photosApi.onThisDay(today),
    enabled: isWanted,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const memories = data?.items.filter(({ photos }) => photos.length > 0) ?? []
  if (!isWanted || memories.length === 0) return null
  return (
    <section aria-label="On this day" className="mb-4 grid animate-fade gap-2 rounded-lg border p-3 md:p-4">
      <header className="flex items-center justify-between">
        <h2 className="font-semibold text-sm">On this day</h2>
        <IconButton
          size="sm"
          label="Hide for today"
          onClick={() => {
            storage.setItem(KEY, today)
            setDismissed(today)
          }}
        >
          <X />
        </IconButton>
      </header>
      <ul className="flex gap-4 overflow-x-auto pb-1">
        {memories.map((memory) => (
          <Year key={memory.day} memory={memory} today={today} hrefOf={hrefOf} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  )
}

interface YearProps extends Omit<MemoriesProps, 'days'> {
  memory: Memory
  today: string
}

function Year({ memory: { day, count, photos }, today, hrefOf, onOpen }: YearProps) {
  const years = Number(today.slice(0, 4)) - Number(day.slice(0, 4))
  return (
    <li className="grid shrink-0 gap-1.5">
      <p className="text-ink-soft text-note">
        {years === 1 ? 'A year ago' : `${years} years ago`} · {day.slice(0, 4)}
        {count > photos.length && ` · ${photos.length} of ${count}`}
      </p>
      <div className="flex gap-1.5">
        {photos.map((tile) => (
          <a
            key={tile.id}
            href={hrefOf(tile)}
            aria-label={tileName(tile)}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return
              event.preventDefault()
              onOpen(tile.id)
            }}
            className="relative block h-24 overflow-hidden rounded-sm bg-paper-sunk md:h-28"
            style={{ aspectRatio: Math.min(1.8, Math.max(0.6, tile.ratio ?? 1)) }}
          >
            <Picture tile={tile} />
          </a>
        ))}
      </div>
    </li>
  )
}
