import type { ListedProduct } from '../../../services/shop/catalogue/schemas.ts'
import { ProductCard } from './product-card.tsx'

interface ProductGridProps {
  products: readonly ListedProduct[]
  /** How many are seen without scrolling. */
  first?: number
}

export function ProductGrid({ products, first = 0 }: ProductGridProps) {
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-8 md:grid-cols-3 lg:grid-cols-4 lg:gap-x-6">
      {products.map((product, at) => (
        <li key={product.id}>
          <ProductCard product={product} isFirst={at < first} />
        </li>
      ))}
    </ul>
  )
}
