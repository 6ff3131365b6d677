import { X } from 'lucide-react'
import { useId, useState } from 'react'
import { addTag } from './tags.ts'

export interface TagInputProps {
  label: string
  tags: readonly string[]
  onChange(tags: string[]): void
  /** Tags that are in use. */
  suggestions: readonly string[]
  placeholder?: string
  disabled?: boolean
}

/** Enter or a comma adds a tag; Backspace in the empty field removes the last one. */
export function TagInput(props: TagInputProps) {
  const { label, tags, onChange, suggestions, placeholder = 'Add a tag', disabled = false } = props
  const id = useId()
  const [text, setText] = useState('')

  function add(value: string) {
    setText('')
    const next = addTag(tags, value)
    if (next !== tags) onChange([...next])
  }

  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      <div className="flex flex-wrap items-center gap-1.5 rounded-md border border-line-strong/70 bg-paper-raised p-1.5 transition-colors focus-within:border-accent hover:border-line-strong">
        {tags.map((tag) => (
          <span
            key={tag}
            className="flex h-7 max-w-full items-center gap-0.5 rounded-sm bg-wash pl-2 text-note"
          >
            <span className="truncate">{tag}</span>
            <button
              type="button"
              aria-label={`Remove tag ${tag}`}
              disabled={disabled}
              onClick={() => onChange(tags.filter((other) => other !== tag))}
              className="grid size-6 shrink-0 place-items-center rounded-sm text-ink-faint hover:text-ink"
            >
              <X aria-hidden="true" className="size-3.5" />
            </button>
          </span>
        ))}
        <input
          id={id}
          list={`${id}-known`}
          value={text}
          maxLength={50}
          disabled={disabled}
          placeholder={tags.length === 0 ? placeholder : ''}
          className="h-7 min-w-24 flex-1 bg-transparent px-1 text-base outline-none [&::-webkit-calendar-picker-indicator]:hidden! placeholder:text-ink-faint md:text-sm"
          onChange={(event) => {
            const { value } = event.target
            // The event for choosing a suggestion has no input type.
            const isChosen = event.nativeEvent instanceof InputEvent ? !event.nativeEvent.inputType : true
            if (value.includes(',') || (isChosen && suggestions.includes(value))) add(value.replace(',', ''))
            else setText(value)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              event.preventDefault()
              add(text)
            } else if (event.key === 'Backspace' && text === '' && tags.length > 0)
              onChange(tags.slice(0, -1))
            else if (event.key === 'Escape' && text) {
              event.stopPropagation()
              setText('')
            }
          }}
          onBlur={() => text && add(text)}
        />
        <datalist id={`${id}-known`}>
          {suggestions
            .filter((tag) => !tags.includes(tag))
            .slice(0, 100)
            .map((tag) => (
              <option key={tag} value={tag} />
            ))}
        </datalist>
      </div>
    </div>
  )
}
