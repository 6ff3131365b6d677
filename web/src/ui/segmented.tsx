import { RadioGroup } from 'radix-ui'
import type { ReactNode } from 'react'

export interface SegmentedProps<Value extends string> {
  /** What is chosen. */
  label: string
  options: readonly { value: Value; label: string; icon?: ReactNode }[]
  value: Value
  onValueChange: (value: Value) => void
}

/** Two to four choices side by side, one of them taken. */
export function Segmented<Value extends string>({
  label,
  options,
  value,
  onValueChange,
}: SegmentedProps<Value>) {
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      onValueChange={(next) => onValueChange(next as Value)}
      orientation="horizontal"
      className="inline-flex rounded-md border border-line bg-paper-sunk p-0.5"
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          className="inline-flex h-9 items-center gap-2 rounded-sm px-3 font-medium text-ink-soft text-sm transition-colors hover:text-ink data-[state=checked]:bg-paper-raised data-[state=checked]:text-ink data-[state=checked]:ring-1 data-[state=checked]:ring-line [&_svg]:size-4"
        >
          {option.icon}
          {option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
