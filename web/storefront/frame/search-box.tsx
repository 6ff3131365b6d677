// A form that works by itself; with a script it makes suggestions while a person types (the combobox of the ARIA
// Authoring Practices, with a list that the arrow keys go through).
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { SearchIcon } from '../icons.tsx'
import { useShop } from '../shop-context.ts'
import { type Suggestion, useSuggestions } from './use-suggestions.ts'

export function SearchBox({ className = '' }: { className?: string }) {
  const { path } = useShop()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [text, setText] = useState('')
  const [isOpen, setIsOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const suggestions = useSuggestions(isOpen ? text : '')
  const isShown = isOpen && suggestions.length > 0

  function close() {
    setIsOpen(false)
    setActive(-1)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') close()
    if (!isShown) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      setActive((at) => Math.max(-1, Math.min(suggestions.length - 1, at + step)))
    }
    const chosen = suggestions[active]
    if (event.key === 'Enter' && chosen) {
      event.preventDefault()
      location.assign(chosen.href)
    }
  }

  return (
    <search className={`relative ${className}`}>
      <form ref={form} action={path('/search')} onBlur={(event) => leaves(event) && close()}>
        <SearchIcon className="pointer-events-none absolute top-3 left-3 size-5 text-ink-faint" />
        <input
          type="search"
          name="q"
          value={text}
          onChange={({ target }) => {
            setText(target.value)
            setIsOpen(true)
            setActive(-1)
          }}
          onKeyDown={onKeyDown}
          maxLength={200}
          placeholder="Search"
          aria-label="Search the shop"
          role="combobox"
          aria-expanded={isShown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
          autoComplete="off"
          enterKeyHint="search"
          className="block min-h-11 w-full rounded-md border border-line-strong bg-paper-raised pr-3 pl-10 text-base placeholder:text-ink-faint"
        />
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label="Suggestions"
          hidden={!isShown}
          className="absolute inset-x-0 top-full z-float mt-1 overflow-hidden rounded-md border border-line bg-paper-raised py-1 shadow-lift"
        >
          {suggestions.map((suggestion, at) => (
            <Row key={suggestion.href} id={`${id}-${at}`} suggestion={suggestion} isActive={at === active} />
          ))}
        </div>
      </form>
    </search>
  )
}

function Row({ id, suggestion, isActive }: { id: string; suggestion: Suggestion; isActive: boolean }) {
  return (
    <a
      id={id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      href={suggestion.href}
      className="flex min-h-11 items-center gap-3 px-3 py-1.5 text-sm hover:bg-wash aria-selected:bg-wash-strong"
    >
      <span className="min-w-0 flex-1 truncate">{suggestion.text}</span>
      <span className="shrink-0 text-ink-soft">{suggestion.note}</span>
    </a>
  )
}

/** Whether the focus goes somewhere outside of the form. */
const leaves = ({
  currentTarget,
  relatedTarget,
}: {
  currentTarget: Element
  relatedTarget: EventTarget | null
}) => !(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))
