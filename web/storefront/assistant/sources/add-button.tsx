import { useState } from 'react'
import type { Source } from '../../../../services/assistant/answers/schemas.ts'
import { useCart } from '../../cart/use-cart.tsx'
import { CheckIcon } from '../../icons.tsx'
import { ShopLink } from '../chat/shop-link.tsx'

const look =
  'inline-flex min-h-9 items-center gap-1.5 rounded-sm border border-line-strong px-3 text-sm font-medium hover:bg-wash disabled:opacity-50'

interface AddButtonProps {
  product: NonNullable<Source['product']>
  /** The product's page, where there is something to choose. */
  href: string
}

/** Adds one piece by the cart's own rules. */
export function AddButton({ product, href }: AddButtonProps) {
  const { store, isBusy, openDrawer } = useCart()
  const [isAdded, setIsAdded] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { id, title, variantId } = product

  async function add(chosen: string) {
    const isDone = await store.add({ productId: id, variantId: chosen, quantity: 1 })
    setIsAdded(isDone)
    setProblem(isDone ? null : store.get().problem)
  }

  if (variantId === null)
    return (
      <ShopLink href={href} className={look}>
        Choose<span className="sr-only"> {title}</span>
      </ShopLink>
    )
  return (
    <>
      {/* It stays the same button, which keeps the focus. */}
      <button
        type="button"
        className={look}
        disabled={isBusy && !isAdded}
        onClick={() => (isAdded ? openDrawer(true) : void add(variantId))}
      >
        {isAdded && <CheckIcon className="size-4 text-ok" />}
        {isAdded ? 'In your cart' : 'Add to cart'}
        <span className="sr-only">: {title}</span>
      </button>
      <p role="status" className="basis-full text-xs text-danger empty:hidden">
        {problem}
      </p>
    </>
  )
}
