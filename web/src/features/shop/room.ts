// What the shell and other rooms know about the maker's side of a shop; everything else stays out of the first load.
// The shop as customers see it is not a part of the application: its addresses begin with `/shop`.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { Store } from 'lucide-react'
import { loadPart } from '../../load-part.ts'
import type { AppRoute } from '../../shell/app-route.ts'
import type { Room } from '../../shell/room.ts'

const load = () => import('./pages.ts')

type PageName = keyof Awaited<ReturnType<typeof load>>['pages']

const page = (name: PageName) =>
  lazyRouteComponent(() => loadPart(async () => ({ default: await (await load()).pages[name]() })))

const OverviewPage = page('OverviewPage')
const OrdersPage = page('OrdersPage')
const OrderPage = page('OrderPage')
const ProductsPage = page('ProductsPage')
const ImportPage = page('ImportPage')
const ProductPage = page('ProductPage')
const CategoriesPage = page('CategoriesPage')
const DiscountsPage = page('DiscountsPage')
const TextsPage = page('TextsPage')
const SettingsPage = page('SettingsPage')

/** What an address says besides its path: each page reads its own names, and ids are checked by the service. */
interface ShopSearch {
  status?: string | undefined
  category?: string | undefined
  q?: string | undefined
  /** The part of a page that is open. */
  tab?: string | undefined
  /** What is being looked at beside its list. */
  open?: string | undefined
}

const NAMES = ['status', 'category', 'q', 'tab', 'open'] as const

const validateSearch = (search: Record<string, unknown>): ShopSearch =>
  Object.fromEntries(NAMES.flatMap((name) => (search[name] ? [[name, String(search[name])]] : [])))

function routes(app: AppRoute) {
  const getParentRoute = () => app
  return [
    createRoute({ getParentRoute, path: '/store', component: OverviewPage }),
    createRoute({ getParentRoute, path: '/store/orders', validateSearch, component: OrdersPage }),
    createRoute({ getParentRoute, path: '/store/orders/$orderId', component: OrderPage }),
    createRoute({ getParentRoute, path: '/store/products', validateSearch, component: ProductsPage }),
    createRoute({ getParentRoute, path: '/store/import', component: ImportPage }),
    createRoute({ getParentRoute, path: '/store/products/$productId', component: ProductPage }),
    createRoute({ getParentRoute, path: '/store/categories', component: CategoriesPage }),
    createRoute({ getParentRoute, path: '/store/discounts', component: DiscountsPage }),
    createRoute({ getParentRoute, path: '/store/texts', validateSearch, component: TextsPage }),
    createRoute({ getParentRoute, path: '/store/settings', validateSearch, component: SettingsPage }),
  ] as const
}

function pageAt(path: string) {
  const [, , part, id] = path.split('/')
  if (part === 'orders') return id ? OrderPage : OrdersPage
  if (part === 'products') return id ? ProductPage : ProductsPage
  if (part === 'import') return ImportPage
  if (part === 'categories') return CategoriesPage
  if (part === 'discounts') return DiscountsPage
  if (part === 'texts') return TextsPage
  return part === 'settings' ? SettingsPage : OverviewPage
}

export const shopRoom = {
  path: '/store',
  label: 'Shop',
  stores: 'shop',
  icon: Store,
  role: 'member',
  routes,
  pageAt,
  palette: () => import('./palette.ts'),
} satisfies Room
