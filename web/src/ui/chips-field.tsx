import { useId, useState } from 'react'
import { Chips, chipKeys } from './chips.tsx'
import { describedBy, Field, type FieldText } from './field.tsx'

interface ChipsFieldProps extends FieldText {
  values: readonly string[]
  onChange: (values: string[]) => void
  placeholder?: string
  maxLength?: number
  /** How many values there may be. */
  most?: number
  className?: string
}

/** Short texts in a row: Enter or a comma adds one; Backspace in the empty field removes the last. */
export function ChipsField(props: ChipsFieldProps) {
  const { values, onChange, placeholder, maxLength = 60, most = 50, className, ...field } = props
  const id = useId()
  const [text, setText] = useState('')

  function add(typed: string) {
    setText('')
    const added = typed
      .split(',')
      .map((each) => each.trim().slice(0, maxLength))
      .filter((each) => each !== '')
    const next = [...new Set([...values, ...added])].slice(0, most)
    if (next.length !== values.length) onChange(next)
  }

  return (
    <Field id={id} className={className} {...field}>
      <span className="flex min-h-11 flex-wrap items-center gap-1.5 rounded-md border border-line-strong/70 bg-paper-raised p-1.5 transition-colors focus-within:border-accent hover:border-line-strong has-aria-invalid:border-danger">
        <Chips values={values} onChange={onChange} />
        <input
          id={id}
          value={text}
          placeholder={values.length === 0 ? placeholder : ''}
          autoComplete="off"
          className="h-7 min-w-24 flex-1 bg-transparent px-1 text-base outline-none placeholder:text-ink-faint md:text-sm"
          onChange={({ target: { value } }) => (value.includes(',') ? add(value) : setText(value))}
          onKeyDown={chipKeys({ text, setText, values, onChange, add })}
          onBlur={() => text && add(text)}
          {...describedBy(id, field)}
        />
      </span>
    </Field>
  )
}
