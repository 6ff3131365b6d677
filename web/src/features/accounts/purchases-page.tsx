import { lazyPart } from '../../ui/lazy-part.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { AccountPage } from './account-page.tsx'

const PurchasesList = lazyPart(
  async () => (await import('../shop/purchases/purchases-list.tsx')).PurchasesList,
  <Skeleton className="h-40 rounded-lg" />,
)

export function PurchasesPage() {
  return (
    <AccountPage title="Purchases">
      <div className="mt-6">
        <PurchasesList />
      </div>
    </AccountPage>
  )
}
