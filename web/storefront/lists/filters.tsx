// The filters are a form of their own, which works by its button; with a script every change counts at once.
import { useEffect, useRef, useState } from 'react'
import type { CatalogueSort } from '../../../services/shop/catalogue/schemas.ts'
import { choiceOf } from '../../../services/shop/storefront/choice-schemas.ts'
import { input, quietButton } from '../controls.ts'
import { useShop } from '../shop-context.ts'
import { FacetChoices } from './facet-choices.tsx'
import { PriceRange } from './price-range.tsx'
import type { ProductListState } from './use-product-list.ts'

const SORTS: Record<CatalogueSort, string> = {
  relevance: 'Best match',
  newest: 'Newest',
  'price-asc': 'Lowest price',
  'price-desc': 'Highest price',
  title: 'Name',
}

export function Filters({ state: { list, choice, choose } }: { state: ProductListState }) {
  const { shop } = useShop()
  const form = useRef<HTMLFormElement>(null)
  const [isScripted, setIsScripted] = useState(false)
  useEffect(() => setIsScripted(true), [])

  function read() {
    if (!form.current) return
    const data = new FormData(form.current)
    const text = (name: string) => String(data.get(name) ?? '')
    void choose(
      choiceOf(
        {
          q: choice.q,
          sort: text('sort') as CatalogueSort,
          attribute: data.getAll('attribute').map(String),
          from: text('from'),
          to: text('to'),
          inStock: data.has('inStock') ? 'true' : '',
          onSale: data.has('onSale') ? 'true' : '',
        },
        shop.currency,
      ),
    )
  }

  return (
    <form
      ref={form}
      onChange={read}
      onSubmit={(event) => {
        event.preventDefault()
        read()
      }}
      className="mb-6"
      aria-label="Filters"
    >
      {choice.q && <input type="hidden" name="q" value={choice.q} />}
      <label className="block">
        <span className="mb-1 block text-sm font-medium">Sort by</span>
        <select name="sort" defaultValue={choice.sort} className={input}>
          {Object.entries(SORTS)
            .filter(([name]) => name !== 'relevance' || choice.q || choice.sort === 'relevance')
            .map(([name, title]) => (
              <option key={name} value={name}>
                {name === 'relevance' && !choice.q ? 'Recommended' : title}
              </option>
            ))}
        </select>
      </label>
      <details className="beside mt-3 border-b border-line lg:border-0" open={isOpenAtFirst(choice)}>
        <summary className="py-3 text-sm font-medium lg:pointer-events-none lg:list-none">Filter</summary>
        <div className="space-y-5 pb-5">
          <fieldset>
            <legend className="sr-only">What is offered</legend>
            <Check name="inStock" text="In stock" count={list.inStock} isOn={choice.inStock} />
            <Check name="onSale" text="On sale" count={list.onSale} isOn={choice.onSale} />
          </fieldset>
          <PriceRange prices={list.prices} choice={choice} />
          {list.facets.map((facet) => (
            <FacetChoices key={facet.name} facet={facet} chosen={choice.attributes} />
          ))}
        </div>
      </details>
      {!isScripted && (
        <button type="submit" className={`${quietButton} mt-3 w-full`}>
          Apply
        </button>
      )}
    </form>
  )
}

const isOpenAtFirst = ({ attributes, minPrice, maxPrice, inStock, onSale }: ProductListState['choice']) =>
  attributes.length > 0 || minPrice !== null || maxPrice !== null || inStock || onSale

interface CheckProps {
  name: string
  text: string
  count: number
  isOn: boolean
}

function Check({ name, text, count, isOn }: CheckProps) {
  return (
    <label className="flex min-h-9 items-center gap-2.5 text-sm">
      <input
        type="checkbox"
        name={name}
        value="true"
        defaultChecked={isOn}
        className="size-4 accent-accent"
      />
      <span className="flex-1">{text}</span>
      <span className="text-ink-faint">{count}</span>
    </label>
  )
}
