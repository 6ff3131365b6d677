import { ExternalLink } from 'lucide-react'
import type { Product } from '../../../../../services/shop/products/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { PageHeader } from '../../../ui/page.tsx'
import { ProductMenu } from '../products/product-menu.tsx'
import { STATUS_WORDS } from '../products/product-words.ts'
import { useShop } from '../shop-page.tsx'

export function EditorHeader({ product, title }: { product: Product | null; title: string }) {
  const { handle } = useShop()
  return (
    <PageHeader
      title={title.trim() || (product ? product.title : 'New product')}
      className="pt-3! md:pt-4!"
      subtitle={
        product && (
          <span className="inline-flex flex-wrap items-center gap-2">
            <Badge tone={STATUS_WORDS[product.status].tone}>{STATUS_WORDS[product.status].label}</Badge>
            {product.trashedAt !== null && <Badge tone="danger">In the trash</Badge>}
          </span>
        )
      }
      actions={
        product && (
          <>
            {product.status === 'published' && (
              <Button asChild variant="ghost">
                <a href={`/shop/${handle}/products/${product.slug}`} target="_blank" rel="noreferrer">
                  <ExternalLink aria-hidden="true" />
                  View in the shop
                </a>
              </Button>
            )}
            <ProductMenu product={product} />
          </>
        )
      }
    />
  )
}
