import { Ban, Check, CircleDollarSign, MoreHorizontal, PackageOpen, Truck, Undo2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { ShopOrder, Transition } from '../../../../../services/shop/orders/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { toast } from '../../../ui/toast.tsx'
import { moveOrder } from '../data/orders-data.ts'

const ShipDialog = lazyPart(async () => (await import('./ship-dialog.tsx')).ShipDialog)
const RefundDialog = lazyPart(async () => (await import('./refund-dialog.tsx')).RefundDialog)
const CancelDialog = lazyPart(async () => (await import('./cancel-dialog.tsx')).CancelDialog)

type Step = 'paid' | 'preparing' | 'delivered' | 'returned'

const STEPS: Record<Step, { label: string; icon: ReactNode }> = {
  paid: { label: 'Mark as paid', icon: <CircleDollarSign /> },
  preparing: { label: 'Start preparing', icon: <PackageOpen /> },
  delivered: { label: 'Mark as delivered', icon: <Check /> },
  returned: { label: 'Mark as returned', icon: <Undo2 /> },
}

/** What the maker can do next: the usual step as a button, the rest in a menu. */
export function OrderActions({ order }: { order: ShopOrder }) {
  const { id, next, unshipped, refundable } = order
  const [busy, setBusy] = useState<Transition['to'] | null>(null)
  const [open, setOpen] = useState<'ship' | 'refund' | 'cancel' | null>(null)
  const steps = (Object.keys(STEPS) as Step[]).filter((step) => next.includes(step))
  const canShip = unshipped.length > 0 && next.includes('shipped')
  const [usual] = steps.filter((step) => step !== 'returned')
  const rest = steps.filter((step) => step !== usual)
  const canCancel = next.includes('cancelled')

  async function move(to: Step) {
    setBusy(to)
    try {
      await moveOrder(id, { to })
    } catch (error) {
      toast.failed('Not changed', error)
    } finally {
      setBusy(null)
    }
  }

  return (
    <>
      {(rest.length > 0 || refundable > 0 || canCancel) && (
        <Menu
          trigger={
            <IconButton label="More to do with this order" variant="secondary">
              <MoreHorizontal />
            </IconButton>
          }
        >
          {rest.map((step) => (
            <MenuItem key={step} icon={STEPS[step].icon} onSelect={() => void move(step)}>
              {STEPS[step].label}
            </MenuItem>
          ))}
          {refundable > 0 && (
            <MenuItem icon={<CircleDollarSign />} onSelect={() => setOpen('refund')}>
              Refund
            </MenuItem>
          )}
          {canCancel && (
            <MenuItem icon={<Ban />} danger onSelect={() => setOpen('cancel')}>
              Cancel the order
            </MenuItem>
          )}
        </Menu>
      )}
      {usual && (
        <Button
          variant={canShip ? 'secondary' : 'primary'}
          icon={STEPS[usual].icon}
          busy={busy === usual}
          onClick={() => void move(usual)}
        >
          {STEPS[usual].label}
        </Button>
      )}
      {canShip && (
        <Button variant="primary" icon={<Truck />} onClick={() => setOpen('ship')}>
          Ship
        </Button>
      )}
      {open === 'ship' && <ShipDialog order={order} onClose={() => setOpen(null)} />}
      {open === 'refund' && <RefundDialog order={order} onClose={() => setOpen(null)} />}
      {open === 'cancel' && <CancelDialog order={order} onClose={() => setOpen(null)} />}
    </>
  )
}
