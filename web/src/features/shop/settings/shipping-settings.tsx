import { Pencil, Plus, Trash2, Truck } from 'lucide-react'
import { useState } from 'react'
import type { ShippingMethod } from '../../../../../services/shop/shops/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { SortableList } from '../../../ui/sortable-list.tsx'
import { toast } from '../../../ui/toast.tsx'
import { editShop } from '../data/shop-data.ts'
import { countryName } from '../opening/countries.ts'
import { useShop } from '../shop-page.tsx'
import { costWords } from './shipping-form.ts'

const ShippingDialog = lazyPart(async () => (await import('./shipping-dialog.tsx')).ShippingDialog)

/** Ways of shipping, in the order in which customers see them. */
export function ShippingSettings() {
  const { shipping, currency } = useShop()
  const [open, setOpen] = useState<ShippingMethod | 'new' | null>(null)
  const add = () => setOpen('new')

  async function put(next: ShippingMethod[], said?: string) {
    try {
      await editShop({ shipping: next })
      if (said) toast.message(said, { undo: () => void put([...shipping]) })
    } catch (error) {
      toast.failed('Not saved', error)
    }
  }

  return (
    <>
      {shipping.length === 0 ? (
        <EmptyState
          icon={<Truck />}
          title="No way of shipping"
          action={<Button onClick={add}>Add one</Button>}
        >
          Customers can only buy where you ship to.
        </EmptyState>
      ) : (
        <>
          <SortableList
            label="Ways of shipping"
            className="divide-y overflow-hidden rounded-lg border bg-paper-raised [&>li]:py-2.5 [&>li]:pl-1.5"
            items={shipping}
            keyOf={({ id }) => id}
            nameOf={({ name }) => name}
            onArrange={(ids) =>
              void put(ids.flatMap((id) => shipping.find((method) => method.id === id) ?? []))
            }
            render={(method) => (
              <div className="flex items-start gap-3 pt-1 pr-3">
                <div className="grid min-w-0 flex-1 gap-0.5 text-sm">
                  <p className="font-medium [overflow-wrap:anywhere]">{method.name}</p>
                  <p className="text-ink-soft text-note">{costWords(method, currency)}</p>
                  <p className="text-ink-faint text-xs">{placesOf(method)}</p>
                </div>
                <IconButton size="sm" label={`Edit ${method.name}`} onClick={() => setOpen(method)}>
                  <Pencil />
                </IconButton>
                <IconButton
                  size="sm"
                  label={`Remove ${method.name}`}
                  onClick={() =>
                    void put(
                      shipping.filter(({ id }) => id !== method.id),
                      `“${method.name}” was removed`,
                    )
                  }
                >
                  <Trash2 />
                </IconButton>
              </div>
            )}
          />
          <Button className="mt-4" icon={<Plus />} onClick={add}>
            Add a way of shipping
          </Button>
        </>
      )}
      {open && <ShippingDialog method={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  )
}

const placesOf = ({ countries }: ShippingMethod): string =>
  countries.length === 0 ? 'Everywhere' : countries.map(countryName).join(', ')
