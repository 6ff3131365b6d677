import type { ReactNode } from 'react'

interface ChoiceRowProps {
  name: string
  value: string
  isChosen: boolean
  onChoose: () => void
  title: string
  note: string
  children?: ReactNode
}

/** One of several possibilities, as a row that is easy to hit with a thumb. */
export function ChoiceRow({ name, value, isChosen, onChoose, title, note, children }: ChoiceRowProps) {
  return (
    <label className="flex cursor-pointer items-center gap-4 border-b border-line px-4 py-3.5 last:border-0 has-checked:bg-accent-wash">
      <input
        type="radio"
        name={name}
        value={value}
        required
        checked={isChosen}
        onChange={onChoose}
        className="size-5 shrink-0 accent-accent"
      />
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{title}</span>
        {note && <span className="block text-sm text-ink-soft">{note}</span>}
      </span>
      {children}
    </label>
  )
}
