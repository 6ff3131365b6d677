import { useQuery } from '@tanstack/react-query'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { summaryQuery } from '../data/store.ts'
import { type Filters, type FiltersProps, without } from './filters.ts'

/** `★★★ or more`. */
export const ratingWords = (rating: number) => `${'★'.repeat(rating)}${rating < 5 ? ' or more' : ''}`

export const STATUS_NAMES = {
  ready: 'Ready',
  uploading: 'Uploading',
  processing: 'Preparing',
  rejected: 'Rejected',
}

const ANY = 'any'

export function FilterFields({ filters, onChange }: FiltersProps) {
  const { data } = useQuery(summaryQuery)
  const set = (key: keyof Filters) => (value: string) =>
    onChange(value === ANY || value === '' ? without(filters, key) : { ...filters, [key]: value })
  const counted = (entries: readonly { value: string; count: number }[] = []) => [
    { value: ANY, label: 'Any' },
    ...entries.map(({ value, count }) => ({ value, label: `${value} (${count})` })),
  ]
  return (
    <div className="grid gap-3">
      <div className="grid grid-cols-2 gap-2 [&_input]:min-w-0 [&_input]:px-2">
        <TextField
          label="From"
          type="date"
          value={filters.from ?? ''}
          max={filters.to}
          onChange={(e) => set('from')(e.target.value)}
        />
        <TextField
          label="To"
          type="date"
          value={filters.to ?? ''}
          min={filters.from}
          onChange={(e) => set('to')(e.target.value)}
        />
      </div>
      <div className="grid grid-cols-2 gap-2">
        <Select
          label="Favourites"
          options={[
            { value: ANY, label: 'Any' },
            { value: 'true', label: 'Only favourites' },
          ]}
          value={filters.favourite ? 'true' : ANY}
          onValueChange={(value) =>
            onChange(value === ANY ? without(filters, 'favourite') : { ...filters, favourite: true })
          }
        />
        <Select
          label="Stars"
          options={[
            { value: ANY, label: 'Any' },
            ...[1, 2, 3, 4, 5].map((stars) => ({ value: String(stars), label: ratingWords(stars) })),
          ]}
          value={String(filters.rating ?? ANY)}
          onValueChange={(value) =>
            onChange(value === ANY ? without(filters, 'rating') : { ...filters, rating: Number(value) })
          }
        />
      </div>
      <Select
        label="Tag"
        options={counted(data?.tags)}
        value={filters.tag ?? ANY}
        onValueChange={set('tag')}
      />
      <Select
        label="Camera"
        options={counted(data?.cameras)}
        value={filters.camera ?? ANY}
        onValueChange={set('camera')}
      />
      <div className="grid grid-cols-2 gap-2 [&_input]:min-w-0 [&_input]:px-2">
        <Select
          label="Format"
          options={counted(data?.formats)}
          value={filters.format ?? ANY}
          onValueChange={set('format')}
        />
        <Select
          label="Status"
          options={[
            { value: ANY, label: 'Any' },
            ...Object.entries(STATUS_NAMES).map(([value, label]) => ({ value, label })),
          ]}
          value={filters.status ?? ANY}
          onValueChange={set('status')}
        />
      </div>
    </div>
  )
}
