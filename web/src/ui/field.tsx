import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export interface FieldText {
  label: string
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean
  hint?: ReactNode
  /** Said to screen readers after everything else, where others see a sign. */
  note?: string | undefined
  /** What is wrong, in plain words; the field is then marked invalid and described by it. */
  error?: string | undefined
}

interface FieldProps extends FieldText {
  id: string
  className?: string | undefined
  children: ReactNode
}

/** Label, control, hint and error with consistent spacing. Every kind of field is built on it. */
export function Field({ id, label, hideLabel = false, hint, error, note, className, children }: FieldProps) {
  return (
    <div className={cx('grid gap-1.5', className)}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'font-medium text-sm'}>
        {label}
      </label>
      {children}
      {error ? (
        <p id={`${id}-error`} className="flex gap-1.5 text-note text-danger leading-5">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      ) : (
        hint && (
          <p id={`${id}-hint`} className="text-note text-ink-faint leading-5">
            {hint}
          </p>
        )
      )}
      {note && (
        <span id={`${id}-note`} className="sr-only">
          {note}
        </span>
      )}
    </div>
  )
}

/** Attributes that connect a control inside a Field with its hint or error and its note. */
export function describedBy(id: string, { hint, error, note }: Pick<FieldText, 'hint' | 'error' | 'note'>) {
  const by = [error ? `${id}-error` : hint && `${id}-hint`, note && `${id}-note`].filter(Boolean).join(' ')
  return { 'aria-describedby': by || undefined, 'aria-invalid': error ? true : undefined }
}

export const controlClass =
  'w-full rounded-md border border-line-strong/70 bg-paper-raised px-3 text-ink text-base md:text-md transition-colors placeholder:text-ink-faint hover:border-line-strong focus-visible:border-accent focus-visible:outline-offset-0 focus-visible:outline-1 aria-invalid:border-danger disabled:opacity-50'
