import { CartIcon } from '../icons.tsx'
import { useShop } from '../shop-context.ts'
import { useCart } from './use-cart.tsx'

/** A link to the cart's page; with a script it opens the cart beside the page. */
export function CartButton() {
  const { path } = useShop()
  const { items, openDrawer } = useCart()
  return (
    <a
      href={path('/cart')}
      className="relative inline-flex size-11 shrink-0 items-center justify-center rounded-md hover:bg-wash sm:order-3"
      aria-label={items === 0 ? 'Your cart' : `Your cart, ${items === 1 ? '1 piece' : `${items} pieces`}`}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        openDrawer(true)
      }}
    >
      <CartIcon />
      {items > 0 && (
        <span
          aria-hidden="true"
          className="absolute top-1 right-0.5 min-w-5 rounded-full bg-accent px-1 text-center text-xs leading-5 font-semibold text-accent-ink"
        >
          {items > 99 ? '99+' : items}
        </span>
      )}
    </a>
  )
}
