import type { RouteComponent } from '@tanstack/react-router'
import { ProfilePage } from '../features/accounts/account-routes.ts'
import { rooms } from './rooms.ts'

/** Fetches the other pages' scripts, so that going there needs the network only for content. */
export function fetchPagesAhead(): void {
  preload([rooms[0].pageAt(rooms[0].path), ProfilePage])
}

export function preload(pages: RouteComponent[]) {
  // A failure occurs again, and is shown, when the page is opened.
  for (const page of pages) void page.preload?.()?.catch(() => null)
}
