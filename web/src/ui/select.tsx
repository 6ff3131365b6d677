import { ChevronDown } from 'lucide-react'
import { Suspense, use, useId } from 'react'
import { cx } from './cx.ts'
import { controlClass, Field } from './field.tsx'
import { onDemand } from './on-demand.ts'
import type { SelectProps } from './select-panel.tsx'

const load = onDemand(() => import('./select-panel.tsx'))

export function Select(props: SelectProps) {
  return (
    <Suspense fallback={<Closed {...props} />}>
      <Panel {...props} />
    </Suspense>
  )
}

function Panel(props: SelectProps) {
  const { SelectPanel } = use(load())
  return <SelectPanel {...props} />
}

/** Holds the place until the list has loaded. */
function Closed({
  options,
  value,
  placeholder,
  className,
  onValueChange: _,
  disabled: __,
  ...text
}: SelectProps) {
  const id = useId()
  return (
    <Field id={id} className={className} {...text}>
      <button
        id={id}
        type="button"
        disabled
        className={cx(controlClass, 'flex h-11 items-center justify-between gap-2 text-left opacity-100!')}
      >
        <span className="truncate">
          {options.find((option) => option.value === value)?.label ?? placeholder}
        </span>
        <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
      </button>
    </Field>
  )
}
