import { useQuery } from '@tanstack/react-query'
import { ArrowDownUp, Search, SlidersHorizontal, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu, MenuRadioGroup } from '../../../ui/menu.tsx'
import { Popover } from '../../../ui/popover.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { summaryQuery } from '../data/store.ts'
import { dayShort } from './days.ts'
import { countFilters, type Filters } from './filters.ts'

export interface FilterBarProps {
  filters: Filters
  onChange(filters: Filters): void
  search: React.RefObject<HTMLInputElement | null>
}

export function FilterBar({ filters, onChange, search }: FilterBarProps) {
  const { sort, order, q: _q, ...narrowing } = filters
  const count = countFilters(narrowing)
  return (
    <div className="grid gap-2 pb-3">
      <search className="flex items-center gap-2">
        <SearchField filters={filters} onChange={onChange} input={search} />
        <Popover
          label="Filters"
          align="end"
          className="w-80"
          trigger={
            <Button
              icon={<SlidersHorizontal />}
              className="px-3! sm:px-4!"
              aria-label={count ? `Filters, ${count} set` : 'Filters'}
            >
              <span className="hidden sm:inline">Filters</span>
              {count > 0 && (
                <span className="ml-1.5 rounded-full bg-accent px-1.5 text-accent-ink text-xs">{count}</span>
              )}
            </Button>
          }
        >
          <FilterFields filters={filters} onChange={onChange} />
        </Popover>
        <Menu
          trigger={
            <IconButton label="Sort" variant="secondary">
              <ArrowDownUp />
            </IconButton>
          }
        >
          <MenuRadioGroup
            label="Sort by"
            value={sort ?? 'taken'}
            onValueChange={(value) =>
              onChange({ ...without(filters, 'order'), sort: value as NonNullable<Filters['sort']> })
            }
            options={[
              { value: 'taken', label: 'Date taken' },
              { value: 'added', label: 'Date added' },
              { value: 'title', label: 'Title' },
            ]}
          />
          <MenuRadioGroup
            label="Order"
            value={order ?? (sort === 'title' ? 'asc' : 'desc')}
            onValueChange={(value) => onChange({ ...filters, order: value as 'asc' | 'desc' })}
            options={
              sort === 'title'
                ? [
                    { value: 'asc', label: 'A to Z' },
                    { value: 'desc', label: 'Z to A' },
                  ]
                : [
                    { value: 'desc', label: 'Newest first' },
                    { value: 'asc', label: 'Oldest first' },
                  ]
            }
          />
        </Menu>
      </search>
      <Chips filters={filters} onChange={onChange} />
    </div>
  )
}

/** Milliseconds without a key before the search starts. */
const TYPING_REST = 300

function SearchField({
  filters,
  onChange,
  input,
}: Omit<FilterBarProps, 'search'> & { input: FilterBarProps['search'] }) {
  const [text, setText] = useState(filters.q ?? '')
  const latest = useRef({ filters, onChange })
  latest.current = { filters, onChange }

  // The address may change otherwise, too: by the back button or by "clear".
  useEffect(() => setText((now) => (now.trim() === (filters.q ?? '') ? now : (filters.q ?? ''))), [filters.q])

  useEffect(() => {
    const q = text.trim()
    if (q === (latest.current.filters.q ?? '')) return
    const timer = setTimeout(() => {
      const { filters, onChange } = latest.current
      onChange(q ? { ...filters, q } : without(filters, 'q'))
    }, TYPING_REST)
    return () => clearTimeout(timer)
  }, [text])

  return (
    <TextField
      ref={input}
      type="search"
      label="Search photos"
      hideLabel
      placeholder="Search title, description, tags, camera"
      className="min-w-0 flex-1 md:max-w-xl [&_input]:h-10! [&_input::-webkit-search-cancel-button]:hidden"
      leading={<Search />}
      value={text}
      maxLength={200}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        if (text) {
          event.stopPropagation()
          setText('')
        } else event.currentTarget.blur()
      }}
      trailing={
        text && (
          <IconButton size="sm" label="Clear search" onClick={() => setText('')}>
            <X />
          </IconButton>
        )
      }
    />
  )
}

const ANY = 'any'

function FilterFields({ filters, onChange }: Omit<FilterBarProps, 'search'>) {
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
      <Select
        label="Visibility"
        options={[
          { value: ANY, label: 'Any' },
          { value: 'true', label: 'Private only' },
          { value: 'false', label: 'Not private' },
        ]}
        value={filters.private === undefined ? ANY : String(filters.private)}
        onValueChange={(value) =>
          onChange(value === ANY ? without(filters, 'private') : { ...filters, private: value === 'true' })
        }
      />
    </div>
  )
}

const STATUS_NAMES = { ready: 'Ready', uploading: 'Uploading', processing: 'Preparing', rejected: 'Rejected' }

function Chips({ filters, onChange }: Omit<FilterBarProps, 'search'>) {
  const chips: { key: keyof Filters; text: string }[] = []
  if (filters.q) chips.push({ key: 'q', text: `“${filters.q}”` })
  if (filters.from) chips.push({ key: 'from', text: `From ${dayShort(filters.from)}` })
  if (filters.to) chips.push({ key: 'to', text: `To ${dayShort(filters.to)}` })
  if (filters.tag) chips.push({ key: 'tag', text: `#${filters.tag}` })
  if (filters.camera) chips.push({ key: 'camera', text: filters.camera })
  if (filters.format) chips.push({ key: 'format', text: filters.format })
  if (filters.status) chips.push({ key: 'status', text: STATUS_NAMES[filters.status] })
  if (filters.private !== undefined)
    chips.push({ key: 'private', text: filters.private ? 'Private' : 'Not private' })
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

function without(filters: Filters, key: keyof Filters): Filters {
  const { [key]: _gone, ...rest } = filters
  return rest
}
