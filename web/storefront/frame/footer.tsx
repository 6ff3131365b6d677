import { useShop } from '../shop-context.ts'

export function Footer({ isQuiet }: { isQuiet: boolean }) {
  const { shop, path, hasFaqs } = useShop()
  return (
    <footer className="border-t border-line bg-paper-sunk text-sm text-ink-soft">
      <div className="mx-auto flex max-w-6xl flex-col gap-8 px-4 pt-10 pb-20 sm:flex-row sm:justify-between sm:px-6">
        <div className="max-w-sm">
          <p className="text-base font-semibold text-ink">{shop.name}</p>
          {shop.tagline && <p className="mt-1">{shop.tagline}</p>}
          {shop.email && (
            <p className="mt-3">
              <a href={`mailto:${shop.email}`} className="inline-block py-1 underline underline-offset-4">
                {shop.email}
              </a>
            </p>
          )}
        </div>
        <nav aria-label="About the shop">
          <ul className="grid gap-x-8 sm:grid-cols-2">
            {shop.pages.map(({ kind, title }) => (
              <Link key={kind} href={path(`/pages/${kind}`)} text={title} />
            ))}
            {hasFaqs && <Link href={path('/faq')} text="Questions and answers" />}
            {!isQuiet && <Link href={path('/orders')} text="Your orders" />}
            <Link href="/privacy" text="What is kept of you" />
          </ul>
        </nav>
      </div>
    </footer>
  )
}

function Link({ href, text }: { href: string; text: string }) {
  return (
    <li>
      <a href={href} className="inline-block py-1.5 hover:text-ink hover:underline">
        {text}
      </a>
    </li>
  )
}
