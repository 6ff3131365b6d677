import type { LucideIcon } from 'lucide-react'

/** What a room adds to the palette. */
export interface RoomPalette {
  /** Its pages, and what can be begun there. */
  commands: readonly Command[]
  /** How to show what the search finds, by its kind. */
  kinds: Readonly<Record<string, FoundKind>>
}

export interface Command {
  label: string
  icon: LucideIcon
  /** The address of a page, or what to do. */
  run: string | (() => void)
}

export interface FoundKind {
  /** In the plural. */
  label: string
  icon: LucideIcon
  to(id: string): string
}
