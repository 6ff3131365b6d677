import { useNavigate, useSearch } from '@tanstack/react-router'
import { Columns3, Download, Table2 } from 'lucide-react'
import { saveFile } from '../../../save-file.ts'
import { Button } from '../../../ui/button.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { ShopGate, ShopPage } from '../shop-page.tsx'

const holding = <Skeleton className="h-96 rounded-lg" />
const OrderBoard = lazyPart(async () => (await import('./order-board.tsx')).OrderBoard, holding)
const OrderList = lazyPart(async () => (await import('./order-list.tsx')).OrderList, holding)

const VIEWS = [
  { value: 'board', label: 'Board', icon: <Columns3 /> },
  { value: 'list', label: 'List', icon: <Table2 /> },
] as const

export const OrdersPage = () => (
  <ShopGate>
    <Orders />
  </ShopGate>
)

function Orders() {
  const search: { tab?: string } = useSearch({ strict: false })
  const view = search.tab === 'list' ? 'list' : 'board'
  const navigate = useNavigate()
  return (
    <ShopPage
      title="Orders"
      actions={
        <>
          <Segmented
            label="View"
            options={VIEWS}
            value={view}
            onValueChange={(next) =>
              void navigate({ to: '/store/orders', search: next === 'list' ? { tab: next } : {} })
            }
          />
          <Button icon={<Download />} onClick={() => void saveFile('/shop/orders.csv')}>
            CSV
          </Button>
        </>
      }
    >
      {view === 'board' ? <OrderBoard /> : <OrderList />}
    </ShopPage>
  )
}
