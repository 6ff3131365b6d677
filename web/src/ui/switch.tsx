import { type ReactNode, useId } from 'react'

export interface SwitchProps {
  label: string
  hint?: ReactNode
  checked: boolean
  onCheckedChange: (checked: boolean) => void
  disabled?: boolean
}

/** It takes effect at once; use Checkbox for a choice that waits for a button. */
export function Switch({ label, hint, checked, onCheckedChange, disabled = false }: SwitchProps) {
  const id = useId()
  return (
    <div className="flex items-center justify-between gap-4">
      <div className="grid">
        <label htmlFor={id} className="font-medium text-sm">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-note text-ink-faint leading-5">
            {hint}
          </p>
        )}
      </div>
      <button
        id={id}
        type="button"
        role="switch"
        aria-checked={checked}
        aria-describedby={hint ? `${id}-hint` : undefined}
        disabled={disabled}
        onClick={() => onCheckedChange(!checked)}
        className="group h-6 w-10 shrink-0 rounded-full border border-line-strong bg-paper-sunk transition-colors disabled:opacity-45 aria-checked:border-accent aria-checked:bg-accent"
      >
        <span className="block size-4 translate-x-[3px] rounded-full bg-ink-soft transition-transform group-aria-checked:translate-x-[19px] group-aria-checked:bg-accent-ink" />
      </button>
    </div>
  )
}
