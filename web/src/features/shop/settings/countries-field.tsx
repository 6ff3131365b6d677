import { X } from 'lucide-react'
import { useMemo } from 'react'
import { NativeSelect } from '../../../ui/native-select.tsx'
import { countryName, countryOptions } from '../opening/countries.ts'

interface CountriesFieldProps {
  value: string[]
  onValueChange: (countries: string[]) => void
  error: string | undefined
}

const EU = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')

/** Where something is offered: some countries, or everywhere. */
export function CountriesField({ value, onValueChange, error }: CountriesFieldProps) {
  const countries = useMemo(countryOptions, [])
  const options = [
    { value: '', label: value.length === 0 ? 'Everywhere' : 'Add a country' },
    { value: 'EU', label: 'All of the European Union' },
    { group: 'Countries', options: countries.filter((each) => !value.includes(each.value)) },
  ]
  const add = (chosen: string) =>
    chosen && onValueChange([...new Set([...value, ...(chosen === 'EU' ? EU : [chosen])])])
  return (
    <div className="grid gap-2">
      <NativeSelect
        label="Where it is offered"
        options={options}
        value=""
        error={error}
        hint={value.length === 0 ? undefined : 'Remove all of them for everywhere.'}
        onValueChange={add}
      />
      {value.length > 0 && (
        <ul aria-label="Countries" className="flex flex-wrap gap-1.5">
          {value.map((country) => (
            <li key={country} className="flex h-7 items-center gap-0.5 rounded-sm bg-wash pl-2 text-note">
              {countryName(country)}
              <button
                type="button"
                aria-label={`Remove ${countryName(country)}`}
                className="grid size-6 place-items-center rounded-sm text-ink-faint hover:text-ink"
                onClick={() => onValueChange(value.filter((other) => other !== country))}
              >
                <X aria-hidden="true" className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
