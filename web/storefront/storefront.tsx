// A page of a shop: its frame, and what the address asks for. The server and the browser render the same.
import type { StorefrontPage, StorefrontView } from '../../services/shop/storefront/schemas.ts'
import { AssistantDoor } from './assistant/door/assistant-door.tsx'
import { CartDrawer } from './cart/cart-drawer.tsx'
import { CartPage } from './cart/cart-page.tsx'
import { CartProvider } from './cart/use-cart.tsx'
import { Footer } from './frame/footer.tsx'
import { Header } from './frame/header.tsx'
import { PreviewNotice } from './frame/preview-notice.tsx'
import type { LaterPages } from './later.ts'
import { CategoryPage } from './lists/category-page.tsx'
import { SearchPage } from './lists/search-page.tsx'
import { FaqPage } from './pages/faq-page.tsx'
import { HomePage } from './pages/home-page.tsx'
import { MissingPage } from './pages/missing-page.tsx'
import { TextPage } from './pages/text-page.tsx'
import { ProductPage } from './products/product-page.tsx'
import { ShopContext } from './shop-context.ts'

interface StorefrontProps {
  page: StorefrontPage
  later: LaterPages
}

export function Storefront({ page, later }: StorefrontProps) {
  const { view } = page
  const isPaying = view.kind === 'checkout'
  return (
    <ShopContext value={page}>
      <CartProvider first={view.kind === 'cart' ? view.cart : null}>
        <a
          href="#content"
          className="sr-only z-top rounded-md bg-paper-raised px-4 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          Skip to the content
        </a>
        {page.isPreview && <PreviewNotice />}
        <Header isQuiet={isPaying} />
        <main id="content" className="mx-auto w-full max-w-6xl flex-1 px-4 pb-20 sm:px-6">
          <View view={view} later={later} />
        </main>
        {!isPaying && <AssistantDoor isInPlace={view.kind === 'cart'} />}
        <Footer isQuiet={isPaying} />
        {!isPaying && <CartDrawer />}
      </CartProvider>
    </ShopContext>
  )
}

function View({ view, later }: { view: StorefrontView; later: LaterPages }) {
  const { CheckoutPage, OrderPage, OrdersPage } = later
  switch (view.kind) {
    case 'home':
      return <HomePage view={view} />
    case 'category':
      return <CategoryPage view={view} />
    case 'search':
      return <SearchPage view={view} />
    case 'product':
      return <ProductPage product={view.product} />
    case 'page':
      return <TextPage page={view.page} />
    case 'faq':
      return <FaqPage faqs={view.faqs} />
    case 'cart':
      return <CartPage message={view.message} />
    case 'checkout':
      return CheckoutPage && <CheckoutPage />
    case 'order':
      return OrderPage && <OrderPage id={view.id} />
    case 'orders':
      return OrdersPage && <OrdersPage />
    case 'missing':
      return <MissingPage />
  }
}
