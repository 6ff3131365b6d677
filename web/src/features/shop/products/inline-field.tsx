import { type KeyboardEvent, useState } from 'react'
import { cx } from '../../../ui/cx.ts'

interface InlineFieldProps {
  /** What it is and of what: "Price of Olive oil". */
  label: string
  value: string
  placeholder?: string
  inputMode: 'decimal' | 'numeric'
  /** What is wrong with what was typed; undefined when nothing is. */
  check: (text: string) => string | undefined
  /** Called with what was typed when it differs. */
  onSave: (text: string) => void
  className?: string
}

/** A value that is edited where it stands: Enter or Tab saves it, Escape brings the old one back. */
export function InlineField(props: InlineFieldProps) {
  const { label, value, placeholder, inputMode, check, onSave, className } = props
  const [typed, setTyped] = useState<string | null>(null)
  const problem = typed === null ? undefined : check(typed)

  function save() {
    if (typed === null || problem) return
    setTyped(null)
    if (typed.trim() !== value) onSave(typed.trim())
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Enter') {
      event.preventDefault()
      save()
      event.currentTarget.select()
    }
    if (event.key === 'Escape' && typed !== null) {
      // Otherwise a panel around it would close.
      event.stopPropagation()
      setTyped(null)
    }
  }

  return (
    <span className="relative inline-block">
      <input
        aria-label={label}
        aria-invalid={problem ? true : undefined}
        title={problem}
        value={typed ?? value}
        placeholder={placeholder}
        inputMode={inputMode}
        autoComplete="off"
        maxLength={20}
        className={cx(
          'h-9 rounded-md border border-line bg-transparent px-2 text-right tabular-nums transition-colors placeholder:text-ink-faint hover:border-line-strong focus-visible:border-accent focus-visible:bg-paper-raised focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-danger aria-invalid:text-danger',
          className,
        )}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={save}
        onKeyDown={onKeyDown}
      />
      {problem && (
        <span
          role="alert"
          className="absolute top-full right-0 z-above mt-1 w-56 rounded-md border border-danger/40 bg-paper-raised px-2.5 py-1.5 text-danger text-xs leading-4 shadow-lift"
        >
          {problem}
        </span>
      )}
    </span>
  )
}
