import { Search, X } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { IconButton } from './icon-button.tsx'
import { TextField } from './text-field.tsx'

/** Milliseconds without a key press before the search starts. */
const TYPING_REST = 300

export interface DataToolbarProps {
  /** What the search covers, for example "Search people". Without it there is no search. */
  searchLabel?: string
  search?: string
  onSearch?: (text: string) => void
  /** Additional filters. */
  children?: ReactNode
  /** How much is shown, in words. */
  summary?: string
}

/** The toolbar above a table, which controls what the table shows. */
export function DataToolbar({ searchLabel, search = '', onSearch, children, summary }: DataToolbarProps) {
  const [text, setText] = useState(search)
  useEffect(() => {
    if (text.trim() === search) return
    const timer = setTimeout(() => onSearch?.(text.trim()), TYPING_REST)
    return () => clearTimeout(timer)
  }, [text, search, onSearch])

  return (
    <search className="mb-4 flex flex-wrap items-end gap-x-3 gap-y-2">
      {searchLabel && (
        <TextField
          type="search"
          label={searchLabel}
          hideLabel
          placeholder={searchLabel}
          leading={<Search />}
          value={text}
          maxLength={100}
          className="min-w-0 flex-1 md:max-w-sm [&_input::-webkit-search-cancel-button]:hidden"
          onChange={(event) => setText(event.target.value)}
          trailing={
            text && (
              <IconButton size="sm" label="Clear search" onClick={() => setText('')}>
                <X />
              </IconButton>
            )
          }
        />
      )}
      {children}
      {summary && (
        <p role="status" className="ml-auto self-center text-ink-faint text-sm">
          {summary}
        </p>
      )}
    </search>
  )
}
