import { CartButton } from '../cart/cart-button.tsx'
import { BoxIcon, LockIcon } from '../icons.tsx'
import { useShop } from '../shop-context.ts'
import { SearchBox } from './search-box.tsx'

/** `isQuiet` leaves out what leads away from paying. */
export function Header({ isQuiet }: { isQuiet: boolean }) {
  const { shop, path, categories } = useShop()
  return (
    <header className="sticky top-0 z-nav border-b border-line bg-paper">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3 sm:px-6">
        <a href={path()} className="mr-auto py-2 text-lg font-semibold tracking-tight">
          {shop.name}
        </a>
        {isQuiet ? (
          <p className="flex items-center gap-2 text-sm text-ink-soft">
            <LockIcon className="size-4" /> Checkout
          </p>
        ) : (
          <>
            <SearchBox className="order-last w-full sm:order-none sm:w-72" />
            <a
              href={path('/orders')}
              className="inline-flex size-11 items-center justify-center rounded-md hover:bg-wash"
              aria-label="Your orders"
            >
              <BoxIcon />
            </a>
            <CartButton />
          </>
        )}
      </div>
      {!isQuiet && categories.length > 0 && (
        <nav aria-label="Categories" className="mx-auto max-w-6xl">
          <ul className="flex gap-1 overflow-x-auto px-2 pb-1 [scrollbar-width:none] sm:px-4">
            {categories.map(({ slug, title }) => (
              <li key={slug} className="shrink-0">
                <a
                  href={path(`/categories/${slug}`)}
                  className="block rounded-md px-2 py-2 text-sm text-ink-soft hover:bg-wash hover:text-ink"
                >
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  )
}
