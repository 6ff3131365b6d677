import {
  FileText,
  Package,
  PackagePlus,
  ReceiptText,
  Settings2,
  Shapes,
  Store,
  TicketPercent,
} from 'lucide-react'
import type { RoomPalette } from '../../shell/room-palette.ts'

export const palette: RoomPalette = {
  commands: [
    { label: 'Shop', icon: Store, run: '/store' },
    { label: 'Orders of the shop', icon: ReceiptText, run: '/store/orders' },
    { label: 'Products', icon: Package, run: '/store/products' },
    { label: 'New product', icon: PackagePlus, run: '/store/products/new' },
    { label: 'Categories', icon: Shapes, run: '/store/categories' },
    { label: 'Discounts', icon: TicketPercent, run: '/store/discounts' },
    { label: 'Pages and questions of the shop', icon: FileText, run: '/store/texts' },
    { label: 'Shop settings', icon: Settings2, run: '/store/settings' },
  ],
  kinds: {
    product: { label: 'Products', icon: Package, to: (id) => `/store/products/${id}` },
    order: { label: 'Orders', icon: ReceiptText, to: (id) => `/store/orders/${id}` },
  },
}
