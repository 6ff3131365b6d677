import type { ReactNode } from 'react'
import { cx } from './cx.ts'

/** A raised surface. `flush` leaves the padding to the content, such as a list with its own lines. */
export function Card({
  flush = false,
  className,
  children,
}: {
  flush?: boolean
  className?: string
  children: ReactNode
}) {
  return (
    <div className={cx('rounded-lg border bg-paper-raised', !flush && 'p-4 md:p-5', className)}>
      {children}
    </div>
  )
}
