import { useId } from 'react'

/** Colours that can be read on both papers. */
const ACCENTS = ['#2f6f4f', '#a53817', '#1c5f8a', '#612a98', '#855500', '#a8173a', '#2a656d', '#33302c']

interface AccentFieldProps {
  /** `#rrggbb`. */
  value: string
  onValueChange: (value: string) => void
}

/** The colour of public pages, which make it readable. */
export function AccentField({ value, onValueChange }: AccentFieldProps) {
  const name = useId()
  const colourId = useId()
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-medium text-sm">Colour</legend>
      <div className="flex flex-wrap items-center gap-2">
        {ACCENTS.map((colour) => (
          <label
            key={colour}
            className="relative size-9 cursor-pointer rounded-full border-2 border-paper-raised ring-line-strong has-checked:ring-2 has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2"
            style={{ background: colour }}
          >
            <input
              type="radio"
              name={name}
              aria-label={colour}
              checked={value === colour}
              onChange={() => onValueChange(colour)}
              className="absolute inset-0 cursor-pointer appearance-none rounded-full outline-none"
            />
          </label>
        ))}
        <label htmlFor={colourId} className="sr-only">
          Another colour
        </label>
        <input
          id={colourId}
          type="color"
          value={value}
          onChange={(event) => onValueChange(event.target.value.toLowerCase())}
          className="h-9 w-14 cursor-pointer rounded-md border bg-paper-raised p-1"
        />
      </div>
    </fieldset>
  )
}
