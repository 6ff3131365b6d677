import { ExternalLink, PackageCheck } from 'lucide-react'
import type { ShopOrder } from '../../../../../services/shop/orders/schemas.ts'
import { saveFile } from '../../../save-file.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { formatTime } from '../../../ui/format.ts'
import { lineName } from './line-quantities.ts'
import { trackingWords } from './order-words.ts'

export function OrderShipments({ order }: { order: ShopOrder }) {
  const { shipments } = order
  if (shipments.length === 0) return null
  return (
    <Card>
      <h2 className="mb-2 font-semibold text-base">{shipments.length === 1 ? 'Parcel' : 'Parcels'}</h2>
      <ul className="divide-y text-sm">
        {shipments.map((shipment) => (
          <li key={shipment.id} className="grid gap-1 py-2.5">
            <p className="flex flex-wrap items-center justify-between gap-x-4">
              <span className="font-medium [overflow-wrap:anywhere]">{trackingWords(shipment)}</span>
              <time dateTime={shipment.at} className="text-ink-faint text-xs">
                {formatTime(shipment.at)}
              </time>
            </p>
            <p className="text-ink-soft [overflow-wrap:anywhere]">
              {shipment.lines
                .map(({ lineId, quantity }) => `${quantity} × ${lineName(order, lineId)}`)
                .join(', ')}
            </p>
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <Button
                size="sm"
                variant="ghost"
                className="-ml-3"
                icon={<PackageCheck />}
                onClick={() =>
                  void saveFile(`/shop/orders/${order.id}/packing-slip.pdf?shipment=${shipment.id}`)
                }
              >
                Packing slip
              </Button>
              {shipment.trackingUrl && (
                <a
                  href={shipment.trackingUrl}
                  target="_blank"
                  rel="noreferrer"
                  className="inline-flex items-center gap-1 justify-self-start text-accent hover:underline"
                >
                  Follow it
                  <ExternalLink aria-hidden="true" className="size-3.5" />
                </a>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
