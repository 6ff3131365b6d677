import { X } from 'lucide-react'

interface ChipsProps {
  values: readonly string[]
  onChange: (values: string[]) => void
  /** What one is called, for the buttons that remove it: `tag`. */
  thing?: string
  disabled?: boolean
}

/** Short texts, each with a button that removes it. */
export function Chips({ values, onChange, thing, disabled = false }: ChipsProps) {
  return values.map((value) => (
    <span key={value} className="flex h-7 max-w-full items-center gap-0.5 rounded-sm bg-wash pl-2 text-note">
      <span className="truncate">{value}</span>
      <button
        type="button"
        aria-label={['Remove', thing, value].filter(Boolean).join(' ')}
        disabled={disabled}
        onClick={() => onChange(values.filter((other) => other !== value))}
        className="grid size-6 shrink-0 place-items-center rounded-sm text-ink-faint hover:text-ink"
      >
        <X aria-hidden="true" className="size-3.5" />
      </button>
    </span>
  ))
}

interface ChipKeys {
  text: string
  setText: (text: string) => void
  values: readonly string[]
  onChange: (values: string[]) => void
  add: (text: string) => void
}

/** Enter adds what was typed; Backspace in the empty field removes the last; Escape empties the field. */
export const chipKeys =
  ({ text, setText, values, onChange, add }: ChipKeys) =>
  (event: React.KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      add(text)
    } else if (event.key === 'Backspace' && text === '' && values.length > 0) onChange(values.slice(0, -1))
    else if (event.key === 'Escape' && text) {
      event.stopPropagation()
      setText('')
    }
  }
