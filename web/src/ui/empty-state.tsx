import type { ReactNode } from 'react'

export interface EmptyStateProps {
  icon?: ReactNode
  title: string
  children?: ReactNode
  /** A button for what to do about it. */
  action?: ReactNode
}

export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="mx-auto grid max-w-sm justify-items-center gap-2 px-4 py-16 text-center">
      {icon && (
        <span
          aria-hidden="true"
          className="mb-2 grid size-14 place-items-center rounded-full border border-line bg-paper-raised text-ink-faint [&_svg]:size-6"
        >
          {icon}
        </span>
      )}
      <h2 className="font-semibold text-lg">{title}</h2>
      {children && <div className="text-pretty text-ink-soft text-sm leading-6">{children}</div>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  )
}
