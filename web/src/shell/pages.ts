// The pages' scripts, each loaded on first use.
import { lazyRouteComponent } from '@tanstack/react-router'
import { ProfilePage } from '../features/accounts/account-routes.ts'
import { loadPart } from '../load-part.ts'
import { preload } from './pages-ahead.ts'
import { roomAt } from './room.ts'
import { rooms } from './rooms.ts'

const entrance = () => loadPart(() => import('../features/accounts/entrance-pages.tsx'))
export const SignInPage = lazyRouteComponent(entrance, 'SignInPage')
export const RegisterPage = lazyRouteComponent(entrance, 'RegisterPage')
export const Shell = lazyRouteComponent(() => loadPart(() => import('./shell.tsx')), 'Shell')

/** Fetches what an address behind the entrance will show, before it is known who is asking. */
export function preloadPages(path: string): void {
  const room = roomAt(rooms, path) ?? (path === '/' ? rooms[0] : undefined)
  preload([Shell, room?.pageAt(path) ?? ProfilePage])
}
