import { useNavigate } from '@tanstack/react-router'
import { Archive, Copy, ExternalLink, FileText, MoreHorizontal, Store, Trash2 } from 'lucide-react'
import type { Product } from '../../../../../services/shop/products/schemas.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../../ui/menu.tsx'
import { toast } from '../../../ui/toast.tsx'
import { changeStatus, trashProducts } from '../data/product-actions.ts'
import { duplicateProduct } from '../data/products-data.ts'
import { useShop } from '../shop-page.tsx'

export function ProductMenu({ product }: { product: Product }) {
  const navigate = useNavigate()
  const { handle } = useShop()
  const { status, slug, title } = product

  async function duplicate() {
    try {
      const copy = await duplicateProduct(product.id)
      toast.success(`“${title}” was duplicated as a draft`)
      await navigate({ to: '/store/products/$productId', params: { productId: copy.id } })
    } catch (error) {
      toast.failed('Not duplicated', error)
    }
  }

  return (
    <Menu
      trigger={
        <IconButton size="sm" label={`More about ${title}`} tooltipSide="left">
          <MoreHorizontal />
        </IconButton>
      }
    >
      {status === 'published' && (
        <MenuItem asChild>
          <a href={`/shop/${handle}/products/${slug}`} target="_blank" rel="noreferrer">
            <ExternalLink aria-hidden="true" />
            View in the shop
          </a>
        </MenuItem>
      )}
      <MenuItem icon={<Copy />} onSelect={() => void duplicate()}>
        Duplicate
      </MenuItem>
      <MenuSeparator />
      {status !== 'published' && (
        <MenuItem icon={<Store />} onSelect={() => void changeStatus([product], 'published')}>
          Publish
        </MenuItem>
      )}
      {status !== 'draft' && (
        <MenuItem icon={<FileText />} onSelect={() => void changeStatus([product], 'draft')}>
          Make it a draft
        </MenuItem>
      )}
      {status !== 'archived' && (
        <MenuItem icon={<Archive />} onSelect={() => void changeStatus([product], 'archived')}>
          Archive
        </MenuItem>
      )}
      <MenuItem icon={<Trash2 />} onSelect={() => void trashProducts([product])}>
        Move to the trash
      </MenuItem>
    </Menu>
  )
}
