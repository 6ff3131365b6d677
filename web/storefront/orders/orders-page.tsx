import { useEffect, useState } from 'react'
import type { PageOf } from '../../../services/platform/schemas.ts'
import type { OrderRow } from '../../../services/shop/orders/schemas.ts'
import { api } from '../../src/api.ts'
import { mainButton, quietButton } from '../controls.ts'
import { freshCustomer } from '../customer.ts'
import { explain } from '../explain.ts'
import { followChanges } from '../follow-changes.ts'
import { Breadcrumbs } from '../frame/breadcrumbs.tsx'
import { Money } from '../money.tsx'
import { useShop } from '../shop-context.ts'
import { dayOf } from './days.ts'
import { STATES } from './order-words.ts'

/** What a customer with an account has ordered here. Guests open their orders by the links in their mails. */
export function OrdersPage() {
  const { shop } = useShop()
  const [rows, setRows] = useState<readonly OrderRow[] | null>(null)
  const [isGuest, setIsGuest] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [asked, setAsked] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each number is a new question.
  useEffect(() => {
    void (async () => {
      if ((await freshCustomer()) === null) return setIsGuest(true)
      try {
        const { items } = await api.get<PageOf<OrderRow>>('/purchases')
        setRows(items.filter((row) => row.shop.handle === shop.handle))
        setProblem(null)
      } catch (error) {
        setProblem(explain(error))
      }
    })()
  }, [shop.handle, asked])
  useEffect(() => {
    const again = () => setAsked((count) => count + 1)
    return followChanges({ purchase: again, resync: again })
  }, [])

  return (
    <>
      <Breadcrumbs current="Your orders" />
      <h1 className="mb-6 text-3xl font-semibold">Your orders</h1>
      {isGuest && <GuestNotice />}
      {problem && (
        <div role="alert">
          <p className="mb-4">{problem}</p>
          <button type="button" className={quietButton} onClick={() => setAsked((count) => count + 1)}>
            Try again
          </button>
        </div>
      )}
      {rows?.length === 0 && <p className="text-ink-soft">You have not ordered anything here yet.</p>}
      {rows && rows.length > 0 && <Rows rows={rows} />}
      {!rows && !isGuest && !problem && (
        <p role="status" className="text-ink-soft">
          Loading your orders…
        </p>
      )}
    </>
  )
}

function Rows({ rows }: { rows: readonly OrderRow[] }) {
  const { path } = useShop()
  return (
    <ul className="divide-y divide-line border-y border-line">
      {rows.map((row) => (
        <li key={row.id}>
          <a
            href={path(`/orders/${row.id}`)}
            className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-4 hover:bg-wash"
          >
            <span className="font-medium">Order {row.number}</span>
            <span className="text-sm text-ink-soft">{dayOf(row.placedAt)}</span>
            <span className="text-sm">{STATES[row.state]}</span>
            <Money amount={row.total} />
          </a>
        </li>
      ))}
    </ul>
  )
}

function GuestNotice() {
  const { path } = useShop()
  return (
    <div className="max-w-xl">
      <p className="text-ink-soft">
        If you ordered without an account, the link in your confirmation mail opens your order. With an
        account you find all your orders here.
      </p>
      <a href={`/sign-in?${new URLSearchParams({ next: path('/orders') })}`} className={`${mainButton} mt-6`}>
        Sign in
      </a>
    </div>
  )
}
