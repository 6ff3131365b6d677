import { useRouter } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useAccount } from '../../session.ts'
import { setTheme } from '../../theme.ts'
import { Spinner } from '../../ui/spinner.tsx'
import type { Room } from '../room.ts'
import type { RoomPalette } from '../room-palette.ts'
import { useSignOut } from '../use-sign-out.ts'
import { commandsOf, matching } from './commands.ts'
import { groupsOf, type Option } from './groups.ts'
import { PaletteList } from './palette-list.tsx'
import { useFound } from './use-found.ts'

export interface PaletteSearchProps {
  rooms: readonly Room[]
  palettes: readonly RoomPalette[]
  /** Called when something was chosen. */
  onDone: () => void
}

const listId = 'palette-options'
const optionId = (key: string) => `palette-${key.replace(/\W/g, '-')}`

export function PaletteSearch({ rooms, palettes, onDone }: PaletteSearchProps) {
  const router = useRouter()
  const field = useRef<HTMLInputElement>(null)
  const account = useAccount()
  const signOut = useSignOut()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const { found, isSearching, error } = useFound(text)

  const commands = matching(
    commandsOf({ account, rooms, palettes, setTheme, signOut: () => void signOut() }),
    text,
  )
  const kinds = Object.assign({}, ...palettes.map((palette) => palette.kinds)) as RoomPalette['kinds']
  const groups = groupsOf({ commands, found, kinds })
  const options = groups.flatMap((group) => group.options)
  const active = options.find(({ key }) => key === chosen) ?? options[0]

  // The dialog has opened before this part was loaded.
  useEffect(() => field.current?.focus(), [])

  function run({ run: what }: Option) {
    onDone()
    if (typeof what === 'string') router.history.push(what)
    else what()
  }

  function move(event: KeyboardEvent, step: number) {
    event.preventDefault()
    const at = active ? options.indexOf(active) : 0
    setChosen(options.at((at + step) % options.length)?.key ?? null)
  }

  function onKeyDown(event: KeyboardEvent) {
    // Enter that ends the composition of a word in another script chooses nothing.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') move(event, 1)
    else if (event.key === 'ArrowUp') move(event, -1)
    else if (event.key === 'Enter' && active) run(active)
  }

  return (
    <>
      <label className="flex items-center gap-3 border-line border-b px-4">
        <Search aria-hidden="true" className="size-5 shrink-0 text-ink-faint" />
        <input
          ref={field}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setChosen(null)
          }}
          onKeyDown={onKeyDown}
          role="combobox"
          aria-label="Search everything"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={active && optionId(active.key)}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          placeholder="Search everything, or go to…"
          className="h-14 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-ink-faint"
        />
        {isSearching && <Spinner />}
      </label>
      <PaletteList
        id={listId}
        optionId={optionId}
        groups={groups}
        active={active}
        onActive={({ key }) => setChosen(key)}
        onChoose={run}
      />
      <p
        role="status"
        className={options.length === 0 || error ? 'px-4 py-6 text-center text-ink-soft text-sm' : 'sr-only'}
      >
        {error
          ? 'Your things cannot be searched right now.'
          : options.length === 0 && !isSearching
            ? `Nothing found for “${text.trim()}”`
            : ''}
      </p>
    </>
  )
}
