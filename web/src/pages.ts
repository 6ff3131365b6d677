// The pages' scripts, each loaded when it is first needed.
import { lazyRouteComponent, type RouteComponent } from '@tanstack/react-router'
import { ProfilePage } from './features/accounts/account-routes.ts'
import { PhotosPage, PrivatePage, TrashPage } from './photos-room.ts'

const entrance = () => import('./features/accounts/entrance-pages.tsx')
export const SignInPage = lazyRouteComponent(entrance, 'SignInPage')
export const RegisterPage = lazyRouteComponent(entrance, 'RegisterPage')

export const Shell = lazyRouteComponent(() => import('./shell/shell.tsx'), 'Shell')
export { ProfilePage }
export const ShelfPage = lazyRouteComponent(() => import('./features/shelf/shelf-page.tsx'), 'ShelfPage')
export { PhotosPage, PrivatePage, TrashPage }

const byPath: Record<string, RouteComponent> = {
  '/photos/trash': TrashPage,
  '/photos/private': PrivatePage,
  '/profile': ProfilePage,
  '/shelf': ShelfPage,
}

/** Fetches what an address behind the entrance will show, before it is known who asks. */
export function preloadPages(path: string) {
  // A failure is met again, and told, when the page is shown.
  for (const page of [Shell, byPath[path] ?? PhotosPage]) void page.preload?.()?.catch(() => null)
}

/** Fetches the rest, so that going there needs no network but for what it shows. */
export function fetchPagesAhead() {
  for (const page of [PhotosPage, ProfilePage]) void page.preload?.()?.catch(() => null)
}
