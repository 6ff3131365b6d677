import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { FilterTabs } from '../../../ui/filter-tabs.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { ShopGate, ShopPage } from '../shop-page.tsx'
import { GeneralSettings } from './general-settings.tsx'

const TABS = [
  { value: 'shop', label: 'Shop' },
  { value: 'address', label: 'Address' },
  { value: 'tax', label: 'Taxes' },
  { value: 'shipping', label: 'Shipping' },
  { value: 'payments', label: 'Payments' },
  { value: 'look', label: 'Look' },
] as const

type Tab = (typeof TABS)[number]['value']

const holding = <Skeleton className="h-80 rounded-lg" />

const PARTS: Record<Tab, ComponentType> = {
  shop: GeneralSettings,
  address: lazyPart(async () => (await import('./address-settings.tsx')).AddressSettings, holding),
  tax: lazyPart(async () => (await import('./tax-settings.tsx')).TaxSettings, holding),
  shipping: lazyPart(async () => (await import('./shipping-settings.tsx')).ShippingSettings, holding),
  payments: lazyPart(async () => (await import('./payment-settings.tsx')).PaymentSettings, holding),
  look: lazyPart(async () => (await import('./look-settings.tsx')).LookSettings, holding),
}

export const SettingsPage = () => (
  <ShopGate>
    <Settings />
  </ShopGate>
)

function Settings() {
  const search: { tab?: string } = useSearch({ strict: false })
  const navigate = useNavigate()
  const tab: Tab = TABS.find(({ value }) => value === search.tab)?.value ?? 'shop'
  const Part = PARTS[tab]
  return (
    <ShopPage title="Settings">
      <FilterTabs
        label="Which settings"
        options={TABS}
        value={tab}
        onValueChange={(value) => void navigate({ to: '/store/settings', search: { tab: value } })}
      />
      <div className="mt-4 max-w-3xl">
        <Part key={tab} />
      </div>
    </ShopPage>
  )
}
