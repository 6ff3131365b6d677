import { Link } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import type { ShopFigures } from '../../../../../services/shop/figures/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Card } from '../../../ui/card.tsx'

/** What customers can buy, and of which little is left. */
export function StockWarnings({ warnings }: { warnings: ShopFigures['stockWarnings'] }) {
  return (
    <Card>
      <h2 className="mb-2 font-semibold text-base">Little left</h2>
      {warnings.length === 0 ? (
        <p className="flex items-center gap-2 py-4 text-ink-soft text-sm">
          <CircleCheck aria-hidden="true" className="size-5 text-ok" />
          There is enough of everything.
        </p>
      ) : (
        <ul className="divide-y text-sm">
          {warnings.map(({ productId, variantId, title, available }) => (
            <li key={variantId} className="flex items-center justify-between gap-3 py-2">
              <Link
                to="/store/products/$productId"
                params={{ productId }}
                className="min-w-0 [overflow-wrap:anywhere] hover:underline"
              >
                {title}
              </Link>
              <Badge tone={available === 0 ? 'danger' : 'warn'}>
                {available === 0 ? 'Sold out' : `${available} left`}
              </Badge>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
