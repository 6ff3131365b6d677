import { ArrowDownUp, SlidersHorizontal } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu, MenuRadioGroup } from '../../../ui/menu.tsx'
import { Popover } from '../../../ui/popover.tsx'
import { FilterChips } from './filter-chips.tsx'
import { FilterFields } from './filter-fields.tsx'
import { countFilters, type Filters, type FiltersProps, without } from './filters.ts'
import { SearchField } from './search-field.tsx'

export interface FilterBarProps extends FiltersProps {
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
            <Button icon={<SlidersHorizontal />} className="max-sm:min-w-10 max-sm:gap-0! max-sm:px-2.5!">
              <span className="max-sm:sr-only">Filters</span>
              {count > 0 && (
                <span className="ml-1.5 rounded-full bg-accent px-1.5 text-accent-ink text-xs max-sm:ml-1">
                  <span className="sr-only">, </span>
                  {count}
                  <span className="sr-only"> set</span>
                </span>
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
      <FilterChips filters={filters} onChange={onChange} />
    </div>
  )
}
