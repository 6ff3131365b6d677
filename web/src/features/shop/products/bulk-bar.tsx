import { Archive, Boxes, Coins, FileText, MoreHorizontal, Store, Trash2, X } from 'lucide-react'
import { useState } from 'react'
import type { Product } from '../../../../../services/shop/products/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { changeStatus, trashProducts } from '../data/product-actions.ts'

const BulkDialog = lazyPart(async () => (await import('./bulk-dialog.tsx')).BulkDialog)

interface BulkBarProps {
  products: readonly Product[]
  onClear: () => void
}

/** What can be done with all selected products. */
export function BulkBar({ products, onClear }: BulkBarProps) {
  const [open, setOpen] = useState<'price' | 'stock' | null>(null)
  const run = (work: Promise<void>) => void work.then(onClear)
  return (
    <section
      aria-label="Selected products"
      className="sticky bottom-[calc(var(--bar)+0.75rem)] z-sticky mx-auto mt-4 flex w-fit max-w-full animate-rise items-center gap-1 rounded-lg border bg-paper-raised p-1.5 shadow-lift"
    >
      <span role="status" className="whitespace-nowrap px-2 text-sm">
        {products.length.toLocaleString('en')} selected
      </span>
      <Button size="sm" icon={<Store />} onClick={() => run(changeStatus(products, 'published'))}>
        Publish
      </Button>
      <Button size="sm" icon={<Coins />} className="max-md:hidden" onClick={() => setOpen('price')}>
        Prices
      </Button>
      <Button size="sm" icon={<Boxes />} className="max-md:hidden" onClick={() => setOpen('stock')}>
        Stock
      </Button>
      <Menu
        side="top"
        trigger={
          <IconButton size="sm" label="More to do with them">
            <MoreHorizontal />
          </IconButton>
        }
      >
        <MenuItem icon={<Coins />} onSelect={() => setOpen('price')}>
          Change prices
        </MenuItem>
        <MenuItem icon={<Boxes />} onSelect={() => setOpen('stock')}>
          Change stock
        </MenuItem>
        <MenuItem icon={<FileText />} onSelect={() => run(changeStatus(products, 'draft'))}>
          Make them drafts
        </MenuItem>
        <MenuItem icon={<Archive />} onSelect={() => run(changeStatus(products, 'archived'))}>
          Archive
        </MenuItem>
        <MenuItem icon={<Trash2 />} onSelect={() => run(trashProducts(products))}>
          Move to the trash
        </MenuItem>
      </Menu>
      <IconButton size="sm" label="Clear the selection" onClick={onClear}>
        <X />
      </IconButton>
      {open && (
        <BulkDialog
          what={open}
          products={products}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null)
            onClear()
          }}
        />
      )}
    </section>
  )
}
