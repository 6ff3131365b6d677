import { useId } from 'react'
import { cx } from '../../../ui/cx.ts'

interface CellFieldProps {
  label: string
  value: string
  placeholder: string
  inputMode: 'decimal' | 'numeric' | 'text'
  error: string | undefined
  onChange: (value: string) => void
  className: string
}

/** A field in a table, whose headings say what it is. */
export function CellField({ label, value, error, onChange, className, ...input }: CellFieldProps) {
  const id = useId()
  return (
    <>
      <input
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? id : undefined}
        value={value}
        autoComplete="off"
        maxLength={64}
        className={cx(
          'h-9 rounded-md border border-line-strong/70 bg-paper-raised px-2 text-base tabular-nums hover:border-line-strong focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-danger md:text-sm',
          className,
        )}
        onChange={(event) => onChange(event.target.value)}
        {...input}
      />
      {error && (
        <p id={id} className={cx('mt-1 text-danger text-xs leading-4', className)}>
          {error}
        </p>
      )}
    </>
  )
}
