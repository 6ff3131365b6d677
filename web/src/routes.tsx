// Which page is at which address: the entrance, the rooms' own pages, and pages that belong to no room.
import { createRoute, redirect } from '@tanstack/react-router'
import { session } from './api.ts'
import { accountRoutes, openRoutes } from './features/accounts/account-routes.ts'
import { queryClient } from './query-client.ts'
import { readReturnPath } from './return-path.ts'
import { accountQuery } from './session.ts'
import { createAppRoute, root } from './shell/app-route.ts'
import { NotFoundPage } from './shell/not-found-page.tsx'
import { preloadPages, RegisterPage, Shell, SignInPage } from './shell/pages.ts'
import { rooms } from './shell/rooms.ts'

const app = createAppRoute({ Shell, preloadPages })

interface Entrance {
  /** The address that the person wanted to open. */
  next?: string
}
const readEntrance = (search: Record<string, unknown>): Entrance => {
  const next = readReturnPath(search.next)
  return next ? { next } : {}
}

/** A person who is already signed in skips the entrance. */
async function passOn({ search }: { search: Entrance }) {
  if (!session.known()) return
  const account = await queryClient.ensureQueryData(accountQuery).catch(() => null)
  if (account && search.next?.startsWith('/shop/')) return location.replace(search.next)
  if (account) throw redirect({ href: search.next ?? '/', replace: true })
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readEntrance,
  beforeLoad: passOn,
  component: SignInPage,
})

const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  validateSearch: readEntrance,
  beforeLoad: passOn,
  component: RegisterPage,
})

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad() {
    throw redirect({ href: rooms[0].path, replace: true })
  },
})

/** Any other address, shown inside the shell to people who are signed in. */
const lost = createRoute({ getParentRoute: () => app, path: '$', component: NotFoundPage })

export const routeTree = root.addChildren([
  signIn,
  register,
  ...openRoutes(root),
  app.addChildren([home, lost, ...accountRoutes(app), ...rooms.flatMap((room) => [...room.routes(app)])]),
])
