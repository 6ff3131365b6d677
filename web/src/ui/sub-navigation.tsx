import { Link, type LinkProps } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { cx } from './cx.ts'

export interface SubNavigationProps {
  label: string
  pages: readonly { to: NonNullable<LinkProps['to']>; label: string }[]
  className?: string
}

/** The pages of one section, in a row that scrolls sideways on a phone, as far as the one that is open. */
export function SubNavigation({ label, pages, className }: SubNavigationProps) {
  const row = useRef<HTMLElement>(null)
  useEffect(() => {
    const open = row.current?.querySelector<HTMLElement>('[data-status=active]')
    if (row.current && open)
      row.current.scrollLeft = open.offsetLeft + open.offsetWidth - row.current.clientWidth
  }, [])
  return (
    <nav
      ref={row}
      aria-label={label}
      className={cx('relative -mx-4 overflow-x-auto border-b px-4 md:mx-0 md:px-0', className)}
    >
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
