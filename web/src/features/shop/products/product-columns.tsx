import { Link } from '@tanstack/react-router'
import type { Product } from '../../../../../services/shop/products/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import type { DataColumn } from '../../../ui/data-table.tsx'
import { formatCount } from '../../../ui/format.ts'
import { ShopPicture } from '../pictures/shop-picture.tsx'
import { ProductMenu } from './product-menu.tsx'
import { priceWords, STATUS_WORDS, stockWords } from './product-words.ts'
import type { Selection } from './selection.ts'
import { PriceField, StockField } from './variant-fields.tsx'
import { VariantsPopover } from './variants-popover.tsx'

interface ColumnsOptions {
  selection: Selection
  currency: string
  /** The titles of categories by their ids. */
  categoryTitles: ReadonlyMap<string, string>
}

export const columnsOf = ({ selection, currency, categoryTitles }: ColumnsOptions): DataColumn<Product>[] => [
  {
    id: 'title',
    heading: 'Product',
    isTitle: true,
    cell: (product) => (
      <div className="flex items-center gap-3">
        <Checkbox
          label={`Select ${product.title}`}
          hideLabel
          checked={selection.has(product.id)}
          onCheckedChange={() => selection.toggle(product.id)}
        />
        <ShopPicture
          image={product.images[0] ?? null}
          isPublic={product.status === 'published'}
          className="size-11"
        />
        <span className="grid min-w-0">
          <Link
            to="/store/products/$productId"
            params={{ productId: product.id }}
            className="font-medium [overflow-wrap:anywhere] hover:underline"
          >
            {product.title}
          </Link>
          <span className="text-ink-faint text-xs">{detailOf(product, categoryTitles)}</span>
        </span>
      </div>
    ),
  },
  {
    id: 'status',
    heading: 'Status',
    className: 'md:w-28',
    cell: ({ status }) => <Badge tone={STATUS_WORDS[status].tone}>{STATUS_WORDS[status].label}</Badge>,
  },
  {
    id: 'price',
    heading: 'Price',
    className: 'md:w-48 md:text-right!',
    cell: (product) =>
      product.variants.length === 1 && product.variants[0] ? (
        <PriceField product={product} variant={product.variants[0]} name={product.title} />
      ) : (
        <VariantsPopover product={product} words={priceWords(product, currency)} />
      ),
  },
  {
    id: 'stock',
    heading: 'Stock',
    className: 'md:w-40 md:text-right!',
    cell: (product) =>
      product.variants.length === 1 && product.variants[0] ? (
        <StockField product={product} variant={product.variants[0]} name={product.title} />
      ) : (
        <VariantsPopover product={product} words={stockWords(product)} />
      ),
  },
  {
    id: 'actions',
    heading: '',
    className: 'md:w-12',
    cell: (product) => <ProductMenu product={product} />,
  },
]

function detailOf({ variants, categoryIds }: Product, titles: ReadonlyMap<string, string>): string {
  const [variant] = variants
  const kind = variants.length > 1 ? formatCount(variants.length, 'variant') : variant?.sku
  return [kind, ...categoryIds.map((id) => titles.get(id))].filter(Boolean).join(' · ')
}
