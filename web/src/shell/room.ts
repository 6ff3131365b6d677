// What a room tells the shell about itself: one manifest per room, listed in rooms.ts.
import type { AnyRoute, RouteComponent } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import type { Role } from '../../../services/accounts/schemas.ts'
import type { AppRoute } from './app-route.ts'
import type { RoomPalette } from './room-palette.ts'

export interface Room {
  /** The prefix of all addresses of the room. */
  path: `/${string}`
  label: string
  /** The name under which the service counts its bytes, when it stores any. */
  stores?: string
  icon: LucideIcon
  /** The role that sees it; admins see everything. */
  role: Role
  /** Its pages below the application's route, lazily loaded. */
  routes(app: AppRoute): readonly AnyRoute[]
  /** The page that an address of the room shows, so that its script can be fetched before it is known who is asking. */
  pageAt(path: string): RouteComponent
  /** A hook that returns how many things are waiting for the person. */
  useBadge?: () => number
  /** What it adds to the palette. */
  palette?: () => Promise<{ palette: RoomPalette }>
  /** What becomes of files that are dropped or pasted while the room is open. */
  drop?: Drop
  /** A component that stays on the screen in every room. */
  Companion?: ComponentType
}

export interface Drop {
  title: string
  hint: string
  take(files: File[]): void
}

/** The room to which an address belongs. */
export function roomAt<Each extends Pick<Room, 'path'>>(
  rooms: readonly Each[],
  path: string,
): Each | undefined {
  return rooms.find((room) => path === room.path || path.startsWith(`${room.path}/`))
}

export const roomsFor = <Each extends Pick<Room, 'role'>>(rooms: readonly Each[], role: Role) =>
  rooms.filter((room) => role === 'admin' || room.role === 'member')
