import { X } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { dayShort } from './days.ts'
import { ratingWords, STATUS_NAMES } from './filter-fields.tsx'
import { type Filters, type FiltersProps, without } from './filters.ts'

export function FilterChips({ filters, onChange }: FiltersProps) {
  const chips: { key: keyof Filters; text: string }[] = []
  if (filters.q) chips.push({ key: 'q', text: `“${filters.q}”` })
  if (filters.from) chips.push({ key: 'from', text: `From ${dayShort(filters.from)}` })
  if (filters.to) chips.push({ key: 'to', text: `To ${dayShort(filters.to)}` })
  if (filters.tag) chips.push({ key: 'tag', text: `#${filters.tag}` })
  if (filters.camera) chips.push({ key: 'camera', text: filters.camera })
  if (filters.format) chips.push({ key: 'format', text: filters.format })
  if (filters.status) chips.push({ key: 'status', text: STATUS_NAMES[filters.status] })
  if (filters.favourite) chips.push({ key: 'favourite', text: 'Favourites' })
  if (filters.rating) chips.push({ key: 'rating', text: ratingWords(filters.rating) })
  if (chips.length === 0) return null
  const { sort, order } = filters
  return (
    <ul aria-label="Active filters" className="flex flex-wrap items-center gap-1.5">
      {chips.map(({ key, text }) => (
        <li key={key}>
          <button
            type="button"
            aria-label={`Remove filter ${text}`}
            onClick={() => onChange(without(filters, key))}
            className="flex h-8 items-center gap-1 rounded-full bg-accent-wash pr-2 pl-3 text-accent text-sm transition-colors hover:bg-wash-strong"
          >
            {text}
            <X aria-hidden="true" className="size-3.5" />
          </button>
        </li>
      ))}
      <li>
        <Button
          variant="ghost"
          size="sm"
          onClick={() => onChange({ ...(sort && { sort }), ...(order && { order }) })}
        >
          Clear all
        </Button>
      </li>
    </ul>
  )
}
