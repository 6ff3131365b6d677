import { type ComponentProps, type ReactNode, useId } from 'react'
import { cx } from './cx.ts'
import { controlClass, describedBy, Field, type FieldText } from './field.tsx'

export interface TextFieldProps extends Omit<ComponentProps<'input'>, 'size'>, FieldText {
  /** A small button or sign at the end, inside the edge. */
  trailing?: ReactNode
  /** An icon at the start, inside the edge. */
  leading?: ReactNode
}

export function TextField(props: TextFieldProps) {
  const { label, hideLabel, hint, error, note, trailing, leading, className, id, ...input } = props
  const generated = useId()
  const inputId = id ?? generated
  return (
    <Field
      id={inputId}
      label={label}
      hideLabel={hideLabel ?? false}
      hint={hint}
      error={error}
      note={note}
      className={className}
    >
      <span className="relative grid">
        {leading && (
          <span className="pointer-events-none absolute inset-y-0 left-3 grid place-items-center text-ink-faint [&_svg]:size-[18px]">
            {leading}
          </span>
        )}
        <input
          id={inputId}
          className={cx(controlClass, 'h-11', Boolean(leading) && 'pl-10', Boolean(trailing) && 'pr-12')}
          {...describedBy(inputId, { hint, error, note })}
          {...input}
        />
        {trailing && <span className="absolute inset-y-0 right-1 grid place-items-center">{trailing}</span>}
      </span>
    </Field>
  )
}
