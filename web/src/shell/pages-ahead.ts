import type { RouteComponent } from '@tanstack/react-router'
import { ProfilePage } from '../features/accounts/account-routes.ts'
import { rooms } from './rooms.ts'

/** Fetches the rest, so that going there needs no network but for what it shows. */
export function fetchPagesAhead(): void {
  preload([rooms[0].pageAt(rooms[0].path), ProfilePage])
}

export function preload(pages: RouteComponent[]) {
  // A failure is met again, and told, when the page is shown.
  for (const page of pages) void page.preload?.()?.catch(() => null)
}
