import { cx } from './cx.ts'

/** With a label it is announced; without one it is decoration inside something that says "busy". */
export function Spinner({ label, className }: { label?: string; className?: string }) {
  return (
    <span role={label ? 'status' : undefined} className={cx('inline-grid size-[18px]', className)}>
      <svg viewBox="0 0 20 20" fill="none" aria-hidden="true" className="size-full animate-spin">
        <circle cx="10" cy="10" r="8" stroke="currentColor" strokeOpacity="0.25" strokeWidth="2" />
        <path d="M10 2a8 8 0 0 1 8 8" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      </svg>
      {label && <span className="sr-only">{label}</span>}
    </span>
  )
}
