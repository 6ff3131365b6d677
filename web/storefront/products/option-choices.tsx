import type { PublicProduct } from '../../../services/shop/catalogue/schemas.ts'
import { isSoldOut } from './variant-choice.ts'

interface OptionChoicesProps {
  product: PublicProduct
  chosen: readonly string[]
  onChoose: (chosen: readonly string[]) => void
}

/** Radio buttons, so that they work with a keyboard and without a script. Values that are sold out can be looked at. */
export function OptionChoices({ product, chosen, onChoose }: OptionChoicesProps) {
  return product.options.map(({ name, values }, at) => (
    <fieldset key={name}>
      <legend className="mb-2 text-sm font-medium">{name}</legend>
      <div className="flex flex-wrap gap-2">
        {values.map((value) => {
          const isOut = isSoldOut(product, chosen, at, value)
          return (
            <label
              key={value}
              className={`relative inline-flex min-h-11 min-w-11 cursor-pointer items-center justify-center rounded-md border border-line-strong px-4 text-sm has-checked:border-accent has-checked:bg-accent-wash has-checked:font-medium has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent ${isOut ? 'border-dashed text-ink-faint line-through' : ''}`}
            >
              <input
                type="radio"
                name={`option-${at}`}
                value={value}
                checked={chosen[at] === value}
                onChange={() => onChoose(chosen.with(at, value))}
                className="absolute inset-0 cursor-pointer opacity-0"
              />
              {value}
              {isOut && <span className="sr-only"> (sold out)</span>}
            </label>
          )
        })}
      </div>
    </fieldset>
  ))
}
