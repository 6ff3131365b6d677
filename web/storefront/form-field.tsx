import { type ReactNode, useId } from 'react'
import { input } from './controls.ts'

interface FieldProps {
  name: string
  label: string
  /** In plain words; undefined when the value is fine. */
  error?: string | undefined
  isOptional?: boolean
  type?: string
  autoComplete?: string
  inputMode?: 'email' | 'tel' | 'numeric'
  maxLength?: number
  defaultValue?: string
  className?: string
}

export function Field({ name, label, error, isOptional = false, className, ...rest }: FieldProps) {
  const id = useId()
  return (
    <div className={className}>
      <Label id={id} label={label} isOptional={isOptional} />
      <input
        id={id}
        name={name}
        required={!isOptional}
        aria-invalid={error !== undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        className={input}
        {...rest}
      />
      <FieldError id={`${id}-error`} error={error} />
    </div>
  )
}

interface SelectFieldProps {
  name: string
  label: string
  value: string
  onChange: (value: string) => void
  autoComplete?: string
  error?: string | undefined
  children: ReactNode
}

export function SelectField({
  name,
  label,
  value,
  onChange,
  autoComplete,
  error,
  children,
}: SelectFieldProps) {
  const id = useId()
  return (
    <div>
      <Label id={id} label={label} isOptional={false} />
      <select
        id={id}
        name={name}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        autoComplete={autoComplete}
        aria-invalid={error !== undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        className={input}
      >
        {children}
      </select>
      <FieldError id={`${id}-error`} error={error} />
    </div>
  )
}

function Label({ id, label, isOptional }: { id: string; label: string; isOptional: boolean }) {
  return (
    <label htmlFor={id} className="mb-1 block text-sm font-medium">
      {label}
      {isOptional && <span className="font-normal text-ink-faint"> (optional)</span>}
    </label>
  )
}

function FieldError({ id, error }: { id: string; error: string | undefined }) {
  return (
    error && (
      <p id={id} className="mt-1 text-sm text-danger">
        {error}
      </p>
    )
  )
}
