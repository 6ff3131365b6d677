import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { IconButton } from '../../../ui/icon-button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { usePhone } from '../../../ui/use-media-query.ts'
import { type FiltersProps, without } from './filters.ts'

/** Milliseconds without a key press before the search starts. */
const TYPING_REST = 300

export function SearchField({
  filters,
  onChange,
  input,
}: FiltersProps & { input: React.RefObject<HTMLInputElement | null> }) {
  const isPhone = usePhone()
  const [text, setText] = useState(filters.q ?? '')
  const latest = useRef({ filters, onChange })
  latest.current = { filters, onChange }

  // The address may also change in other ways: by the back button or by "clear".
  useEffect(() => setText((now) => (now.trim() === (filters.q ?? '') ? now : (filters.q ?? ''))), [filters.q])

  useEffect(() => {
    const q = text.trim()
    if (q === (latest.current.filters.q ?? '')) return
    const timer = setTimeout(() => {
      const { filters, onChange } = latest.current
      onChange(q ? { ...filters, q } : without(filters, 'q'))
    }, TYPING_REST)
    return () => clearTimeout(timer)
  }, [text])

  return (
    <TextField
      ref={input}
      type="search"
      label="Search photos"
      hideLabel
      placeholder={isPhone ? 'Search photos' : 'Search title, description, tags, camera'}
      className="min-w-0 flex-1 md:max-w-xl [&_input]:h-10! [&_input::-webkit-search-cancel-button]:hidden"
      leading={<Search />}
      value={text}
      maxLength={200}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        if (text) {
          event.stopPropagation()
          setText('')
        } else event.currentTarget.blur()
      }}
      trailing={
        text && (
          <IconButton size="sm" label="Clear search" onClick={() => setText('')}>
            <X />
          </IconButton>
        )
      }
    />
  )
}
