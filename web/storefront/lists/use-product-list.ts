import { useRef, useState } from 'react'
import type { CataloguePage } from '../../../services/shop/catalogue/schemas.ts'
import { addressOf, type Choice, listQueryOf } from '../../../services/shop/storefront/choice-schemas.ts'
import { api } from '../../src/api.ts'
import { explain } from '../explain.ts'
import { useShop } from '../shop-context.ts'

interface ProductListOptions {
  first: CataloguePage
  firstChoice: Choice
  /** A category's slug; null for all. */
  category: string | null
}

/** A list that changes without loading the page again; its address says what it shows. */
export function useProductList({ first, firstChoice, category }: ProductListOptions) {
  const { shop } = useShop()
  const [list, setList] = useState(first)
  const [choice, setChoice] = useState(firstChoice)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const asking = useRef<AbortController | null>(null)

  async function ask(wanted: Choice): Promise<CataloguePage | null> {
    asking.current?.abort()
    const current = new AbortController()
    const { signal } = current
    asking.current = current
    setIsBusy(true)
    setProblem(null)
    try {
      return await api.get<CataloguePage>(`/shops/${shop.handle}/products?${listQueryOf(wanted, category)}`, {
        signal,
      })
    } catch (error) {
      if (!signal.aborted) setProblem(explain(error))
      return null
    } finally {
      if (!signal.aborted) setIsBusy(false)
    }
  }

  return {
    list,
    choice,
    isBusy,
    problem,
    async choose(changes: Partial<Choice>) {
      const wanted = { ...choice, ...changes, cursor: null }
      // What was chosen is shown at once; the products follow.
      setChoice(wanted)
      const answer = await ask(wanted)
      if (!answer) return
      setList(answer)
      const query = addressOf(wanted, shop.currency).toString()
      history.replaceState(null, '', query ? `?${query}` : location.pathname)
    },
    async showMore() {
      const answer = await ask({ ...choice, cursor: list.nextCursor })
      if (answer) setList({ ...answer, items: [...list.items, ...answer.items] })
    },
  }
}
export type ProductListState = ReturnType<typeof useProductList>
