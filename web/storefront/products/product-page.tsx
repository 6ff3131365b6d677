import { useState } from 'react'
import type { PublicProduct } from '../../../services/shop/catalogue/schemas.ts'
import { heading } from '../controls.ts'
import { Breadcrumbs } from '../frame/breadcrumbs.tsx'
import { useShop } from '../shop-context.ts'
import { BuyForm } from './buy-form.tsx'
import { DeliveryNotes } from './delivery-notes.tsx'
import { Gallery } from './gallery.tsx'
import { Price } from './price.tsx'
import { ProductGrid } from './product-grid.tsx'
import { chosenVariant, firstChoice } from './variant-choice.ts'

export function ProductPage({ product }: { product: PublicProduct }) {
  const { shop } = useShop()
  const [chosen, setChosen] = useState(() => firstChoice(product))
  const variant = chosenVariant(product, chosen)
  return (
    <>
      <Breadcrumbs category={product.categories[0]} current={product.title} />
      <div className="gap-12 lg:grid lg:grid-cols-[1.15fr_1fr]">
        <Gallery images={product.images} title={product.title} />
        <div className="mt-6 lg:mt-0">
          <h1 className="text-3xl font-semibold sm:text-4xl">{product.title}</h1>
          {variant && <Price price={variant.price} compareAt={variant.compareAt} className="mt-3 text-xl" />}
          {shop.pricesIncludeTax && (
            <p className="mt-1 text-sm text-ink-faint">Tax included, plus shipping</p>
          )}
          <BuyForm product={product} chosen={chosen} onChoose={setChosen} />
          <DeliveryNotes />
        </div>
      </div>
      <div className="mt-12 gap-12 lg:grid lg:grid-cols-[1.15fr_1fr]">
        {product.descriptionHtml && (
          <section>
            <h2 className={`${heading} mb-4`}>Description</h2>
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server has sanitised it. */}
            <div className="prose" dangerouslySetInnerHTML={{ __html: product.descriptionHtml }} />
          </section>
        )}
        <Details product={product} />
      </div>
      {product.related.length > 0 && (
        <section className="mt-16">
          <h2 className={`${heading} mb-5`}>You may also like</h2>
          <ProductGrid products={product.related} />
        </section>
      )}
    </>
  )
}

function Details({ product: { attributes } }: { product: PublicProduct }) {
  if (attributes.length === 0) return null
  return (
    <section className="mt-10 lg:mt-0">
      <h2 className={`${heading} mb-4`}>Details</h2>
      <dl className="text-sm">
        {attributes.map(({ name, values }) => (
          <div key={name} className="flex gap-4 border-b border-line py-2.5">
            <dt className="w-32 shrink-0 text-ink-soft">{name}</dt>
            <dd>{values.join(', ')}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
