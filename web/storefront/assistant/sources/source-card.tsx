import type { Source } from '../../../../services/assistant/answers/schemas.ts'
import { Picture } from '../../picture.tsx'
import { Price } from '../../products/price.tsx'
import { useShop } from '../../shop-context.ts'
import { ShopLink } from '../chat/shop-link.tsx'
import { AddButton } from './add-button.tsx'
import { sourceId } from './source-id.ts'

/** Everything on it comes from the shop's data, never from the text of an answer. */
export function SourceCard({ turnId, source }: { turnId: string; source: Source }) {
  const { path } = useShop()
  const { n, title, excerpt, product } = source
  const href = path(source.path)
  return (
    <div className="flex gap-3 p-2.5">
      {product && (
        <div className="size-14 shrink-0 overflow-hidden rounded-sm bg-paper-sunk">
          {product.image && (
            <Picture
              image={product.image}
              shape="crop"
              sizes="3.5rem"
              alt=""
              className="size-full object-cover"
            />
          )}
        </div>
      )}
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2 text-sm leading-snug font-medium">
          <span className="text-xs text-ink-faint">
            <span className="sr-only">Source </span>
            {n}
          </span>
          <ShopLink
            id={sourceId(turnId, n)}
            href={href}
            className="min-w-0 underline-offset-4 hover:underline"
          >
            <bdi>{title}</bdi>
          </ShopLink>
        </p>
        {product ? (
          <div className="mt-1 flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
            <div>
              <Price
                price={product.price}
                compareAt={product.compareAt}
                isFrom={product.highestPrice > product.price}
                className="text-sm"
              />
              <p className={`text-xs ${product.isInStock ? 'text-ok' : 'text-warn'}`}>
                {product.isInStock ? 'In stock' : 'Sold out'}
              </p>
            </div>
            {product.isInStock && <AddButton product={product} href={href} />}
          </div>
        ) : (
          <p dir="auto" className="mt-0.5 line-clamp-2 text-xs text-ink-soft">
            {excerpt}
          </p>
        )}
      </div>
    </div>
  )
}
