import { Plus, Search } from 'lucide-react'
import { useId, useState } from 'react'
import { Checkbox } from './checkbox.tsx'
import { TextField } from './text-field.tsx'

/** Whether all, some or none of a selection have something. */
export type Share = 'all' | 'some' | 'none'

export interface TriStateListProps {
  /** What is being chosen, for example "Tags". */
  label: string
  placeholder: string
  /** In the order in which they are shown. */
  options: readonly { value: string; share: Share; note?: string }[]
  /** Changes some to all, all to none, none to all. */
  onChange(value: string, share: 'all' | 'none'): void
  /** Offered while the typed text is not one of the options. */
  onCreate?(value: string): void
  maxLength?: number
}

/** A combobox for a selection: type to filter the list or to add to it, tick to add or remove. */
export function TriStateList(props: TriStateListProps) {
  const { label, placeholder, options, onChange, onCreate, maxLength = 100 } = props
  const [text, setText] = useState('')
  const listId = useId()
  const wanted = text.trim().toLocaleLowerCase()
  const shown = options.filter(({ value }) => value.toLocaleLowerCase().includes(wanted))
  const isNew = wanted !== '' && !options.some(({ value }) => value.toLocaleLowerCase() === wanted)

  function create() {
    onCreate?.(text.trim())
    setText('')
  }

  function onKeyDown(event: React.KeyboardEvent) {
    if (event.key === 'Escape' && text) {
      event.stopPropagation()
      setText('')
    }
    if (event.key !== 'Enter') return
    event.preventDefault()
    const only = shown.find(({ value }) => value.toLocaleLowerCase() === wanted) ?? shown[0]
    if (isNew && onCreate) create()
    else if (only && wanted) {
      onChange(only.value, only.share === 'all' ? 'none' : 'all')
      setText('')
    }
  }

  return (
    <div className="grid gap-3">
      <TextField
        label={label}
        hideLabel
        placeholder={placeholder}
        leading={<Search />}
        value={text}
        maxLength={maxLength}
        autoComplete="off"
        aria-controls={listId}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <ul id={listId} aria-label={label} className="grid max-h-72 gap-px overflow-y-auto">
        {isNew && onCreate && (
          <li>
            <button
              type="button"
              onClick={create}
              className="flex min-h-9 w-full items-center gap-2.5 rounded-sm px-1 text-left text-sm hover:bg-wash"
            >
              <Plus aria-hidden="true" className="size-5 shrink-0 text-accent" />
              <span className="min-w-0 truncate">Add “{text.trim()}”</span>
            </button>
          </li>
        )}
        {options.length === 0 && !isNew && (
          <li className="px-1 py-2 text-ink-soft text-note">
            {onCreate ? 'None yet. Type a name to add one.' : 'None yet.'}
          </li>
        )}
        {shown.map(({ value, share, note }) => (
          <li key={value} className="flex min-h-9 items-center gap-2 rounded-sm px-1 hover:bg-wash">
            <Checkbox
              label={value}
              checked={share === 'some' ? 'indeterminate' : share === 'all'}
              onCheckedChange={() => onChange(value, share === 'all' ? 'none' : 'all')}
              className="min-w-0 flex-1 [&_label]:min-w-0 [&_label]:flex-1 [&_label]:truncate [&_label]:py-2"
            />
            {note && <span className="shrink-0 text-ink-faint text-note">{note}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
