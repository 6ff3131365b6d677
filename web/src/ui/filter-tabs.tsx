import { useId } from 'react'

export interface FilterTabsProps<Value extends string> {
  /** What is filtered. */
  label: string
  options: readonly { value: Value; label: string; count?: number }[]
  value: Value
  onValueChange: (value: Value) => void
}

/** Filters of a list with how much each shows: radio buttons in a row that scrolls sideways on a phone. */
export function FilterTabs<Value extends string>(props: FilterTabsProps<Value>) {
  const { label, options, value, onValueChange } = props
  const name = useId()
  return (
    <fieldset className="-mx-4 min-w-0 overflow-x-auto px-4 py-1 md:mx-0 md:px-0">
      <legend className="sr-only">{label}</legend>
      <div className="flex w-max gap-1.5 md:w-auto md:flex-wrap">
        {options.map((option) => (
          <label
            key={option.value}
            className="relative inline-flex h-8 cursor-pointer items-center gap-1.5 whitespace-nowrap rounded-full border border-line-strong/40 px-3 font-medium text-ink-soft text-note transition-colors hover:bg-wash hover:text-ink has-checked:border-accent has-checked:bg-accent-wash has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onValueChange(option.value)}
              className="absolute inset-0 cursor-pointer appearance-none rounded-full outline-none"
            />
            {option.label}
            {option.count !== undefined && (
              <span className="font-normal tabular-nums">{option.count.toLocaleString('en')}</span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
