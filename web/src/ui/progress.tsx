import { cx } from './cx.ts'

export interface ProgressProps {
  /** What progresses. */
  label: string
  /** 0 to 1; null while it cannot be known. */
  value: number | null
  tone?: 'accent' | 'ok' | 'warn' | 'danger'
  className?: string
}

const tones = { accent: 'bg-accent', ok: 'bg-ok', warn: 'bg-warn', danger: 'bg-danger' }

export function Progress({ label, value, tone = 'accent', className }: ProgressProps) {
  const percent = value === null ? null : Math.round(Math.min(1, Math.max(0, value)) * 100)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      className={cx('h-1.5 w-full overflow-hidden rounded-full bg-wash-strong', className)}
    >
      <div
        className={cx(
          'h-full rounded-full',
          tones[tone],
          percent === null ? 'w-1/3 animate-sweep' : 'transition-[width] duration-200',
        )}
        style={percent === null ? undefined : { width: `${percent}%` }}
      />
    </div>
  )
}
