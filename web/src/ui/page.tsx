import { type ReactNode, useEffect } from 'react'
import { cx } from './cx.ts'

/** Sets the document's title to "<title> · Atelier". Pages call it; a viewer on top of a page may too. */
export function useTitle(title: string) {
  useEffect(() => {
    const before = document.title
    document.title = `${title} · Atelier`
    return () => {
      document.title = before
    }
  }, [title])
}

export interface PageHeaderProps {
  title: string
  /** One line below the title. */
  subtitle?: ReactNode
  /** Buttons on the right. */
  actions?: ReactNode
  className?: string
}

/** The top of every page with its only h1, which is also the document's title. */
export function PageHeader({ title, subtitle, actions, className }: PageHeaderProps) {
  useTitle(title)
  return (
    <header
      className={cx('flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pt-6 pb-5 md:pt-9', className)}
    >
      <div className="grid gap-1">
        <h1 className="font-semibold text-2xl md:text-3xl md:leading-9">{title}</h1>
        {subtitle && <div className="text-ink-soft text-sm leading-6">{subtitle}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  )
}

/** The page's side margins; `narrow` is for reading and forms. */
export function Page({ narrow = false, children }: { narrow?: boolean; children: ReactNode }) {
  return (
    <div className={cx('mx-auto px-4 pb-16 md:px-8', narrow ? 'max-w-3xl' : 'max-w-[2400px]')}>
      {children}
    </div>
  )
}
