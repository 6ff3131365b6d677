import { Link, type LinkProps } from '@tanstack/react-router'
import { cx } from './cx.ts'

export interface SubNavigationProps {
  label: string
  pages: readonly { to: NonNullable<LinkProps['to']>; label: string }[]
  className?: string
}

/** The pages of one section, in a row that scrolls sideways on a phone. */
export function SubNavigation({ label, pages, className }: SubNavigationProps) {
  return (
    <nav aria-label={label} className={cx('-mx-4 overflow-x-auto border-b px-4 md:mx-0 md:px-0', className)}>
      <ul className="flex max-md:-mx-2 md:gap-1">
        {pages.map((page) => (
          <li key={page.to}>
            <Link
              to={page.to}
              activeOptions={{ exact: true, includeSearch: false }}
              className="-mb-px block whitespace-nowrap border-transparent border-b-2 px-2 py-2.5 font-medium text-ink-soft text-sm transition-colors hover:text-ink focus-visible:-outline-offset-2 md:px-3 data-[status=active]:border-accent data-[status=active]:text-ink"
            >
              {page.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
