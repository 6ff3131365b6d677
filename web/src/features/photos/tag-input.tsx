import { useId, useState } from 'react'
import { Chips, chipKeys } from '../../ui/chips.tsx'
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
        <Chips thing="tag" values={tags} onChange={onChange} disabled={disabled} />
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
          onKeyDown={chipKeys({ text, setText, values: tags, onChange, add })}
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
