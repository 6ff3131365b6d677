import { type ComponentProps, useId } from 'react'
import { cx } from './cx.ts'
import { controlClass, describedBy, Field, type FieldText } from './field.tsx'

export type TextAreaProps = ComponentProps<'textarea'> & FieldText

/** It grows with its text where the browser supports that. */
export function TextArea(props: TextAreaProps) {
  const { label, hideLabel, hint, error, note, className, id, rows = 3, ...textarea } = props
  const generated = useId()
  const areaId = id ?? generated
  return (
    <Field
      id={areaId}
      label={label}
      hideLabel={hideLabel ?? false}
      hint={hint}
      error={error}
      note={note}
      className={className}
    >
      <textarea
        id={areaId}
        rows={rows}
        className={cx(controlClass, 'field-sizing-content max-h-96 resize-y py-2.5 leading-6')}
        {...describedBy(areaId, { hint, error, note })}
        {...textarea}
      />
    </Field>
  )
}
