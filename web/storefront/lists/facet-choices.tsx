import type { Facet } from '../../../services/shop/catalogue/schemas.ts'

interface FacetChoicesProps {
  facet: Facet
  /** `Origin=Italy`. */
  chosen: readonly string[]
}

export function FacetChoices({ facet: { name, values }, chosen }: FacetChoicesProps) {
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{name}</legend>
      {values.map(({ value, count }) => (
        <label key={value} className="flex min-h-9 items-center gap-2.5 text-sm">
          <input
            type="checkbox"
            name="attribute"
            value={`${name}=${value}`}
            defaultChecked={chosen.includes(`${name}=${value}`)}
            className="size-4 accent-accent"
          />
          <span className="min-w-0 flex-1">{value}</span>
          <span className="text-ink-faint">{count}</span>
        </label>
      ))}
    </fieldset>
  )
}
