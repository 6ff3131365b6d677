import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export type CalloutTone = 'neutral' | 'info' | 'ok' | 'warn' | 'danger'

const tones: Record<CalloutTone, { className: string; icon: ReactNode }> = {
  neutral: { className: 'bg-wash text-ink-soft', icon: <Info /> },
  info: { className: 'bg-info-wash text-info', icon: <Info /> },
  ok: { className: 'bg-ok-wash text-ok', icon: <CircleCheck /> },
  warn: { className: 'bg-warn-wash text-warn', icon: <TriangleAlert /> },
  danger: { className: 'bg-danger-wash text-danger', icon: <CircleAlert /> },
}

export interface CalloutProps {
  tone?: CalloutTone
  /** Replaces the tone's own icon. */
  icon?: ReactNode
  title?: string
  children: ReactNode
  /** Buttons below the text. */
  actions?: ReactNode
  className?: string
}

/** A short text that stands out where it matters. It is not announced; use a toast for what has just happened. */
export function Callout({ tone = 'neutral', icon, title, children, actions, className }: CalloutProps) {
  const style = tones[tone]
  return (
    <div className={cx('flex gap-2.5 rounded-md p-3.5 text-sm leading-5', style.className, className)}>
      <span aria-hidden="true" className="mt-px shrink-0 [&_svg]:size-[18px]">
        {icon ?? style.icon}
      </span>
      <div className="grid min-w-0 flex-1 justify-items-start gap-1">
        {title && <p className="font-semibold">{title}</p>}
        <div>{children}</div>
        {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  )
}
