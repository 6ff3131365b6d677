// The fields of a smart album's filter.
import { useQuery } from '@tanstack/react-query'
import type { AlbumFilter } from '../../../../../services/photos/albums/schemas.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { summaryQuery } from '../data/store.ts'

export interface FilterFormProps {
  filter: Partial<AlbumFilter>
  onChange(filter: Partial<AlbumFilter>): void
  error?: string | undefined
}

const ANY = 'any'
const STARS = [1, 2, 3, 4, 5].map((stars) => ({
  value: String(stars),
  label: stars === 5 ? '5 stars' : `${stars} ${stars === 1 ? 'star' : 'stars'} or more`,
}))

/** Null for a filter that says nothing. */
export const writtenFilter = (filter: Partial<AlbumFilter>): AlbumFilter | null =>
  Object.keys(filter).length > 0 ? filter : null

export function FilterForm({ filter, onChange, error }: FilterFormProps) {
  const { data } = useQuery(summaryQuery)
  function set(name: keyof AlbumFilter, value: string | number | true | undefined) {
    const { [name]: _before, ...rest } = filter
    onChange(value === undefined || value === '' || value === ANY ? rest : { ...rest, [name]: value })
  }
  const counted = (entries: readonly { value: string; count: number }[] = [], chosen?: string) => [
    { value: ANY, label: 'Any' },
    ...entries.map(({ value, count }) => ({ value, label: `${value} (${count})` })),
    // What no photo has any more can still be asked for.
    ...(chosen && !entries.some(({ value }) => value === chosen) ? [{ value: chosen, label: chosen }] : []),
  ]
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 font-medium text-sm">Shows photos that have all of this</legend>
      {error && (
        <p role="alert" className="text-danger text-sm">
          {error}
        </p>
      )}
      <TextField
        label="Words"
        maxLength={200}
        autoComplete="off"
        value={filter.q ?? ''}
        onChange={(event) => set('q', event.target.value)}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <Select
          label="Tag"
          options={counted(data?.tags, filter.tag)}
          value={filter.tag ?? ANY}
          onValueChange={(value) => set('tag', value)}
        />
        <Select
          label="Camera"
          options={counted(data?.cameras, filter.camera)}
          value={filter.camera ?? ANY}
          onValueChange={(value) => set('camera', value)}
        />
        <Select
          label="Format"
          options={counted(data?.formats, filter.format)}
          value={filter.format ?? ANY}
          onValueChange={(value) => set('format', value)}
        />
        <Select
          label="Stars"
          options={[{ value: ANY, label: 'Any' }, ...STARS]}
          value={filter.rating === undefined ? ANY : String(filter.rating)}
          onValueChange={(value) => set('rating', value === ANY ? undefined : Number(value))}
        />
        <TextField
          label="From"
          type="date"
          value={filter.from ?? ''}
          max={filter.to}
          onChange={(event) => set('from', event.target.value)}
        />
        <TextField
          label="To"
          type="date"
          value={filter.to ?? ''}
          min={filter.from}
          onChange={(event) => set('to', event.target.value)}
        />
      </div>
      <Checkbox
        label="Only favourites"
        checked={filter.favourite === true}
        onCheckedChange={(checked) => set('favourite', checked === true ? true : undefined)}
      />
    </fieldset>
  )
}
