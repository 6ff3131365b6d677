import type { ListedProduct } from '../../../services/shop/catalogue/schemas.ts'
import { Picture } from '../picture.tsx'
import { useShop } from '../shop-context.ts'
import { Price } from './price.tsx'

const SIZES = '(min-width: 72rem) 16.5rem, (min-width: 48rem) 30vw, 46vw'

export function ProductCard({ product, isFirst = false }: { product: ListedProduct; isFirst?: boolean }) {
  const { path } = useShop()
  const { title, slug, image, price, highestPrice, compareAt, isInStock } = product
  return (
    <a href={path(`/products/${slug}`)} className="group block">
      <div className="relative aspect-square overflow-hidden rounded-lg bg-paper-sunk">
        {image && (
          <Picture
            image={image}
            shape="crop"
            sizes={SIZES}
            isFirst={isFirst}
            alt=""
            className={`size-full object-cover transition-transform duration-300 group-hover:scale-[1.03] ${isInStock ? '' : 'opacity-60'}`}
          />
        )}
        <Mark isInStock={isInStock} isLess={compareAt !== null && compareAt > price} />
      </div>
      <h3 className="mt-3 line-clamp-2 text-md leading-snug group-hover:underline group-hover:underline-offset-4">
        {title}
      </h3>
      <Price price={price} compareAt={compareAt} isFrom={highestPrice > price} className="mt-1 text-sm" />
    </a>
  )
}

function Mark({ isInStock, isLess }: { isInStock: boolean; isLess: boolean }) {
  const look = 'absolute top-2 left-2 rounded-sm px-2 py-0.5 text-xs font-medium'
  if (!isInStock) return <span className={`${look} bg-paper-raised text-ink-soft`}>Sold out</span>
  if (isLess) return <span className={`${look} bg-accent text-accent-ink`}>Sale</span>
  return null
}
