// What a room tells the shell about itself: one manifest each, listed in rooms.ts.
import type { AnyRoute, RouteComponent } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import type { Role } from '../../../services/accounts/schemas.ts'
import type { AppRoute } from './app-route.ts'

export interface Room {
  /** Where it begins; every address of the room starts with it. */
  path: `/${string}`
  label: string
  icon: LucideIcon
  /** Who sees it; admins see everything. */
  role: Role
  /** Its pages below the application's route, lazily loaded. */
  routes(app: AppRoute): readonly AnyRoute[]
  /** The page that an address of the room shows, to fetch its script before it is known who asks. */
  pageAt(path: string): RouteComponent
  /** A hook: how many things wait for the person. */
  useBadge?: () => number
  /** What files that are dropped or pasted while the room is open become. */
  drop?: Drop
  /** Stays on the screen in every room. */
  Companion?: ComponentType
}

export interface Drop {
  title: string
  hint: string
  take(files: File[]): void
}

/** The room that an address belongs to. */
export function roomAt<Each extends Pick<Room, 'path'>>(
  rooms: readonly Each[],
  path: string,
): Each | undefined {
  return rooms.find((room) => path === room.path || path.startsWith(`${room.path}/`))
}

export const roomsFor = <Each extends Pick<Room, 'role'>>(rooms: readonly Each[], role: Role) =>
  rooms.filter((room) => role === 'admin' || room.role === 'member')
