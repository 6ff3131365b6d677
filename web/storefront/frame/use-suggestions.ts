import { useEffect, useState } from 'react'
import type { Suggestions } from '../../../services/shop/catalogue/schemas.ts'
import { formatMoney } from '../../../services/shop/money/schemas.ts'
import { api } from '../../src/api.ts'
import { useShop } from '../shop-context.ts'

export interface Suggestion {
  text: string
  note: string
  href: string
}

/** Milliseconds without a letter before the shop is asked. */
const PAUSE = 120
const FEWEST_LETTERS = 2

/** What a text may mean; empty for a text that is too short, and where the shop cannot be reached. */
export function useSuggestions(text: string): readonly Suggestion[] {
  const { shop, path, locale } = useShop()
  const [found, setFound] = useState<Suggestions | null>(null)
  const words = text.trim()
  const { handle } = shop

  useEffect(() => {
    if (words.length < FEWEST_LETTERS) return setFound(null)
    const asking = new AbortController()
    const timer = setTimeout(() => {
      api
        .get<Suggestions>(`/shops/${handle}/suggestions`, { query: { q: words }, signal: asking.signal })
        .then(setFound, () => undefined)
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [words, handle])

  if (!found) return []
  return [
    ...found.completions.slice(0, 3).map((completion) => ({
      text: completion,
      note: 'Search',
      href: `${path('/search')}?${new URLSearchParams({ q: completion })}`,
    })),
    ...found.categories.slice(0, 3).map(({ title, slug }) => ({
      text: title,
      note: 'Category',
      href: path(`/categories/${slug}`),
    })),
    ...found.products.slice(0, 5).map(({ title, slug, price }) => ({
      text: title,
      note: formatMoney(price, shop.currency, locale),
      href: path(`/products/${slug}`),
    })),
  ]
}
