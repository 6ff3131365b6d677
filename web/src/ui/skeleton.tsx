import { cx } from './cx.ts'

/** Holds the place of what is loading; give it the size of the real thing. Announce "loading" once around it. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className={cx('block animate-breathe rounded-md bg-wash-strong', className)} />
  )
}
