import { Check, ChevronDown } from 'lucide-react'
import { Select as Primitive } from 'radix-ui'
import { useId } from 'react'
import { cx } from './cx.ts'
import { controlClass, describedBy, Field, type FieldText } from './field.tsx'
import { itemClass, surfaceClass } from './surface.ts'

export interface SelectProps extends FieldText {
  /** Values must not be empty; use an explicit option such as "any" for an empty choice. */
  options: readonly { value: string; label: string }[]
  value: string
  onValueChange: (value: string) => void
  placeholder?: string
  disabled?: boolean
  className?: string
}

export function SelectPanel(props: SelectProps) {
  const { options, value, onValueChange, placeholder, disabled = false, className, ...text } = props
  const id = useId()
  return (
    <Field id={id} className={className} {...text}>
      <Primitive.Root value={value} onValueChange={onValueChange} disabled={disabled}>
        <Primitive.Trigger
          id={id}
          className={cx(controlClass, 'flex h-11 items-center justify-between gap-2 text-left')}
          {...describedBy(id, text)}
        >
          <span className="truncate">
            <Primitive.Value placeholder={placeholder} />
          </span>
          <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
        </Primitive.Trigger>
        <Primitive.Portal>
          <Primitive.Content
            position="popper"
            sideOffset={4}
            collisionPadding={8}
            className={cx(
              surfaceClass,
              'max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width)',
            )}
          >
            <Primitive.Viewport>
              {options.map((option) => (
                <Primitive.Item key={option.value} value={option.value} className={itemClass}>
                  <Primitive.ItemText>{option.label}</Primitive.ItemText>
                  <Primitive.ItemIndicator className="ml-auto">
                    <Check aria-hidden="true" className="size-4 text-accent" />
                  </Primitive.ItemIndicator>
                </Primitive.Item>
              ))}
            </Primitive.Viewport>
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </Field>
  )
}
