import type { CategoryLink } from '../../../services/shop/catalogue/schemas.ts'
import { useShop } from '../shop-context.ts'

interface BreadcrumbsProps {
  category?: CategoryLink | undefined
  current: string
}

export function Breadcrumbs({ category, current }: BreadcrumbsProps) {
  const { shop, path } = useShop()
  const link = 'inline-block py-1 hover:text-ink hover:underline underline-offset-4'
  return (
    <nav aria-label="Where you are" className="pt-6 pb-4 text-sm text-ink-soft">
      <ol className="flex flex-wrap gap-x-2">
        <li>
          <a href={path()} className={link}>
            {shop.name}
          </a>
        </li>
        {category && (
          <li>
            <span aria-hidden="true" className="mr-2 text-ink-faint">
              /
            </span>
            <a href={path(`/categories/${category.slug}`)} className={link}>
              {category.title}
            </a>
          </li>
        )}
        <li aria-current="page" className="py-1 text-ink-faint">
          <span aria-hidden="true" className="mr-2 text-ink-faint">
            /
          </span>
          {current}
        </li>
      </ol>
    </nav>
  )
}
