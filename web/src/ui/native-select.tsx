import { ChevronDown } from 'lucide-react'
import { useId } from 'react'
import { cx } from './cx.ts'
import { controlClass, describedBy, Field, type FieldText } from './field.tsx'

interface Option {
  value: string
  label: string
}

export interface NativeSelectProps extends FieldText {
  options: readonly (Option | { group: string; options: readonly Option[] })[]
  value: string
  onValueChange: (value: string) => void
  disabled?: boolean
  className?: string
}

/** The browser's own list: for long lists, and where many stand below each other. Otherwise use Select. */
export function NativeSelect(props: NativeSelectProps) {
  const { options, value, onValueChange, disabled = false, className, ...text } = props
  const id = useId()
  return (
    <Field id={id} className={className} {...text}>
      <span className="relative grid">
        <select
          id={id}
          value={value}
          disabled={disabled}
          onChange={(event) => onValueChange(event.target.value)}
          className={cx(controlClass, 'h-11 appearance-none truncate pr-9')}
          {...describedBy(id, text)}
        >
          {options.map((each) =>
            'group' in each ? (
              <optgroup key={each.group} label={each.group}>
                {each.options.map(draw)}
              </optgroup>
            ) : (
              draw(each)
            ),
          )}
        </select>
        <ChevronDown
          aria-hidden="true"
          className="pointer-events-none absolute top-3.5 right-3 size-4 text-ink-faint"
        />
      </span>
    </Field>
  )
}

const draw = ({ value, label }: Option) => (
  <option key={value} value={value}>
    {label}
  </option>
)
