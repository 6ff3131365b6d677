import type { CustomerOrder } from '../../../services/shop/orders/schemas.ts'
import { TruckIcon } from '../icons.tsx'
import { dayOf } from './days.ts'

export function ShipmentList({ order: { shipments, lines } }: { order: CustomerOrder }) {
  if (shipments.length === 0) return null
  const titles = new Map(lines.map(({ id, title }) => [id, title]))
  return (
    <section>
      <h2 className="mb-3 text-xl font-semibold">Shipments</h2>
      <ul className="space-y-3">
        {shipments.map((shipment) => (
          <li key={shipment.id} className="flex gap-4 rounded-lg bg-paper-sunk p-4">
            <TruckIcon className="size-6 shrink-0" />
            <div className="min-w-0 text-sm">
              <p className="font-medium">
                {[dayOf(shipment.at), shipment.carrier].filter(Boolean).join(' · ')}
              </p>
              <p className="text-ink-soft">
                {shipment.lines
                  .map(({ lineId, quantity }) => `${quantity} × ${titles.get(lineId) ?? ''}`)
                  .join(', ')}
              </p>
              {shipment.tracking && (
                <p className="mt-1">
                  {shipment.trackingUrl ? (
                    <a
                      href={shipment.trackingUrl}
                      rel="noopener noreferrer"
                      target="_blank"
                      className="text-accent underline underline-offset-4"
                    >
                      Track {shipment.tracking}
                    </a>
                  ) : (
                    `Tracking number ${shipment.tracking}`
                  )}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
