import { CartButton } from '../cart/cart-button.tsx'
import { BoxIcon, LockIcon } from '../icons.tsx'
import { useShop } from '../shop-context.ts'
import { SearchBox } from './search-box.tsx'

/** `isQuiet` leaves out what leads away from paying. On a phone only its first row stays while the page is read. */
export function Header({ isQuiet }: { isQuiet: boolean }) {
  const { shop, path, categories } = useShop()
  return (
    <header className="contents sm:sticky sm:top-0 sm:z-nav sm:block sm:border-b sm:border-line sm:bg-paper">
      <div className="contents max-w-6xl items-center gap-x-3 px-6 py-3 sm:mx-auto sm:flex">
        <div className="sticky top-0 z-nav flex items-center gap-x-3 bg-paper px-4 py-2 sm:contents">
          <a href={path()} className="mr-auto min-w-0 py-2 text-lg font-semibold tracking-tight">
            {shop.name}
          </a>
          {isQuiet ? (
            <p className="flex items-center gap-2 text-sm text-ink-soft">
              <LockIcon className="size-4" /> Checkout
            </p>
          ) : (
            <>
              <a
                href={path('/orders')}
                className="inline-flex size-11 shrink-0 items-center justify-center rounded-md hover:bg-wash sm:order-2"
                aria-label="Your orders"
              >
                <BoxIcon />
              </a>
              <CartButton />
            </>
          )}
        </div>
        {!isQuiet && <SearchBox className="mx-4 sm:order-1 sm:mx-0 sm:w-72" />}
      </div>
      {!isQuiet && categories.length > 0 && (
        <nav aria-label="Categories" className="mx-auto w-full max-w-6xl max-sm:pt-1">
          <ul className="fading-end flex gap-1 overflow-x-auto pr-8 pb-1 pl-2 [scrollbar-width:none] sm:pl-4">
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
