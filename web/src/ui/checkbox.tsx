import { Check, Minus } from 'lucide-react'
import { Checkbox as Primitive } from 'radix-ui'
import { useId } from 'react'
import { cx } from './cx.ts'

export interface CheckboxProps {
  label: string
  hideLabel?: boolean
  checked: boolean | 'indeterminate'
  onCheckedChange: (checked: boolean) => void
  disabled?: boolean
  className?: string
}

export function Checkbox(props: CheckboxProps) {
  const { label, hideLabel = false, checked, onCheckedChange, disabled = false, className } = props
  const id = useId()
  return (
    <div className={cx('inline-flex items-center gap-2.5', className)}>
      <Primitive.Root
        id={id}
        checked={checked}
        onCheckedChange={(next) => onCheckedChange(next === true)}
        disabled={disabled}
        className="grid size-5 shrink-0 place-items-center rounded-sm border border-line-strong bg-paper-raised text-accent-ink transition-colors disabled:opacity-45 data-[state=checked]:border-accent data-[state=indeterminate]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:bg-accent"
      >
        <Primitive.Indicator>
          {checked === 'indeterminate' ? <Minus className="size-4" /> : <Check className="size-4" />}
        </Primitive.Indicator>
      </Primitive.Root>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'text-sm'}>
        {label}
      </label>
    </div>
  )
}
