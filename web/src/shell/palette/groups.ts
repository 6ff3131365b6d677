// The palette's options in groups, in the order in which they are shown.
import type { LucideIcon } from 'lucide-react'
import type { Found } from '../../../../services/platform/schemas.ts'
import type { Command, FoundKind } from '../room-palette.ts'

export interface Option {
  key: string
  label: string
  detail?: string
  icon: LucideIcon
  run: Command['run']
}

export interface Group {
  label: string
  options: Option[]
}

export interface Offered {
  commands: readonly Command[]
  found: readonly Found[]
  kinds: Readonly<Record<string, FoundKind>>
}

/** Commands come first, because they are known at once and must not move when the search has answered. */
export function groupsOf({ commands, found, kinds }: Offered): Group[] {
  const going = commands.map(({ label, icon, run }): Option => ({ key: `go-${label}`, label, icon, run }))
  const ofKinds = Object.entries(kinds).map(([kind, { label, icon, to }]) => ({
    label,
    options: found
      .filter((each) => each.kind === kind)
      .map(
        ({ id, title, detail }): Option => ({
          key: `${kind}-${id}`,
          label: title || 'Untitled',
          detail,
          icon,
          run: to(id),
        }),
      ),
  }))
  return [{ label: 'Go to', options: going }, ...ofKinds].filter(({ options }) => options.length > 0)
}
