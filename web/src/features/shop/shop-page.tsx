import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, use } from 'react'
import type { Shop } from '../../../../services/shop/shops/schemas.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { SubNavigation } from '../../ui/sub-navigation.tsx'
import { shopQuery } from './data/shop-data.ts'
import { useLiveShop } from './data/use-live-shop.ts'

const OpenShop = lazyPart(async () => (await import('./opening/open-shop.tsx')).OpenShop)

const pages = [
  { to: '/store', label: 'Overview' },
  { to: '/store/orders', label: 'Orders' },
  { to: '/store/products', label: 'Products' },
  { to: '/store/categories', label: 'Categories' },
  { to: '/store/discounts', label: 'Discounts' },
  { to: '/store/texts', label: 'Texts' },
  { to: '/store/settings', label: 'Settings' },
] as const

const ShopContext = createContext<Shop | null>(null)

/** The shop of the person; everything inside a ShopGate has one. */
export function useShop(): Shop {
  const shop = use(ShopContext)
  if (!shop) throw new Error('This is drawn outside of a ShopGate')
  return shop
}

/** Shows its children to somebody who has a shop, and the way to one to everybody else. */
export function ShopGate({ children }: { children: ReactNode }) {
  const { data: shop, error, refetch } = useQuery(shopQuery)
  useLiveShop()
  if (shop) return <ShopContext value={shop}>{children}</ShopContext>
  return (
    <Page>
      {shop === null && <OpenShop />}
      {shop === undefined && error && (
        <ErrorState error={error} title="Your shop could not be loaded" onRetry={refetch} />
      )}
      {shop === undefined && !error && (
        <div role="status" className="mt-9 grid gap-4">
          <span className="sr-only">Loading your shop</span>
          <Skeleton className="h-10 max-w-xs" />
          <Skeleton className="h-96 rounded-lg" />
        </div>
      )}
    </Page>
  )
}

export interface ShopPageProps {
  title: string
  subtitle?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** A page of the room, with the way to the others. */
export function ShopPage({ title, subtitle, actions, children }: ShopPageProps) {
  return (
    <Page>
      <PageHeader title={title} subtitle={subtitle} actions={actions} className="pb-3!" />
      <SubNavigation label="Shop" pages={pages} className="mb-5" />
      {children}
    </Page>
  )
}
