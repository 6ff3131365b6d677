import type { ReactNode } from 'react'
import type { PublicCategory } from '../../../services/shop/catalogue/schemas.ts'
import type { ViewOf } from '../../../services/shop/storefront/schemas.ts'
import { heading, mainButton } from '../controls.ts'
import { Picture } from '../picture.tsx'
import { ProductGrid } from '../products/product-grid.tsx'
import { useShop } from '../shop-context.ts'

const ROW = 4

export function HomePage({ view: { hero, home } }: { view: ViewOf<'home'> }) {
  const { shop, path, hasFaqs } = useShop()
  const isEmpty = home.newest.length === 0
  return (
    <>
      <Hero hero={hero} isEmpty={isEmpty} />
      {home.categories.length > 0 && (
        <Section title="Categories">
          <ul className="grid grid-cols-3 gap-x-3 gap-y-5 sm:grid-cols-4 sm:gap-4 lg:grid-cols-6">
            {home.categories.map((category) => (
              <li key={category.id}>
                <CategoryTile category={category} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {home.onSale.length > 0 && (
        <Section title="On sale" more={{ text: 'All offers', href: path('/search?onSale=true') }}>
          <ProductGrid products={inRows(home.onSale)} />
        </Section>
      )}
      {!isEmpty && (
        <Section title="New" more={{ text: 'All products', href: path('/search') }}>
          <ProductGrid products={home.newest} />
        </Section>
      )}
      {shop.descriptionHtml && (
        <Section title={`About ${shop.name}`}>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server has sanitised it. */}
          <div className="prose" dangerouslySetInnerHTML={{ __html: shop.descriptionHtml }} />
        </Section>
      )}
      {hasFaqs && (
        <p className="mt-16 text-ink-soft">
          Something is not clear?{' '}
          <a href={path('/faq')} className="text-accent underline underline-offset-4">
            Questions and answers
          </a>
        </p>
      )}
    </>
  )
}

/** Only full rows of four, where there is one: the rest is behind the link. */
const inRows = <Item,>(items: readonly Item[]) =>
  items.length < ROW ? items : items.slice(0, items.length - (items.length % ROW))

function Hero({ hero, isEmpty }: { hero: ViewOf<'home'>['hero']; isEmpty: boolean }) {
  const { shop, path } = useShop()
  return (
    <div className={hero ? 'grid items-center gap-8 py-8 lg:grid-cols-[2fr_3fr] lg:py-12' : 'py-14 sm:py-20'}>
      <div>
        <h1 className="max-w-2xl text-4xl font-semibold sm:text-5xl">{shop.tagline || shop.name}</h1>
        {isEmpty ? (
          <p className="mt-5 text-lg text-ink-soft">There is nothing to buy here yet. Come back soon.</p>
        ) : (
          <a href={path('/search')} className={`${mainButton} mt-7`}>
            See all products
          </a>
        )}
      </div>
      {hero && (
        <Picture
          image={hero}
          shape="fit"
          sizes="(min-width: 72rem) 40rem, (min-width: 64rem) 56vw, 100vw"
          isFirst
          className="max-h-[28rem] min-h-40 w-full rounded-lg object-cover"
        />
      )}
    </div>
  )
}

function CategoryTile({ category }: { category: PublicCategory }) {
  const { path } = useShop()
  return (
    <a href={path(`/categories/${category.slug}`)} className="group block">
      <div className="aspect-square overflow-hidden rounded-lg bg-paper-sunk">
        {category.image && (
          <Picture
            image={category.image}
            shape="crop"
            sizes="(min-width: 72rem) 11rem, (min-width: 64rem) 15vw, (min-width: 40rem) 22vw, 30vw"
            alt=""
            className="size-full object-cover transition-transform duration-300 group-hover:scale-[1.03]"
          />
        )}
      </div>
      <h3 className="mt-2 text-sm font-medium sm:text-md group-hover:underline group-hover:underline-offset-4">
        {category.title}
      </h3>
    </a>
  )
}

interface SectionProps {
  title: string
  more?: { text: string; href: string }
  children: ReactNode
}

function Section({ title, more, children }: SectionProps) {
  return (
    <section className="mt-14">
      <div className="mb-5 flex items-baseline justify-between gap-4">
        <h2 className={heading}>{title}</h2>
        {more && (
          <a href={more.href} className="shrink-0 py-1 text-sm text-accent underline underline-offset-4">
            {more.text}
          </a>
        )}
      </div>
      {children}
    </section>
  )
}
