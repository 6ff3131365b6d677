// Which page is where. Pages are loaded when they are first needed.
import { createRootRoute, createRoute, notFound, redirect, rootRouteId } from '@tanstack/react-router'
import { ApiError, session } from './api.ts'
import { accountRoutes, administrationRoutes, openRoutes } from './features/accounts/account-routes.ts'
import {
  PhotosPage,
  PrivatePage,
  preloadPages,
  RegisterPage,
  ShelfPage,
  Shell,
  SignInPage,
  TrashPage,
} from './pages.ts'
import { readPhotoFilters } from './photo-filters.ts'
import { queryClient } from './query-client.ts'
import { readReturnPath } from './return-path.ts'
import { accountQuery } from './session.ts'
import { NotFoundPage } from './shell/not-found-page.tsx'
import { LostPage, RootPage, StrandedPage } from './shell/root-page.tsx'

const root = createRootRoute({ component: RootPage, notFoundComponent: LostPage })

interface Entrance {
  /** Where the person wanted to go. */
  next?: string
}
const readEntrance = (search: Record<string, unknown>): Entrance => {
  const next = readReturnPath(search.next)
  return next ? { next } : {}
}

/** Who is signed in already has no business at the entrance. */
async function passOn({ search }: { search: Entrance }) {
  if (!session.known()) return
  const account = await queryClient.ensureQueryData(accountQuery).catch(() => null)
  if (account) throw redirect({ href: search.next ?? '/photos', replace: true })
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

const LOST = '/app/$'

/** Everything for people who are signed in. */
const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  async beforeLoad({ location, matches }) {
    if (session.known()) preloadPages(location.pathname)
    try {
      return { account: await queryClient.ensureQueryData(accountQuery) }
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 401)) throw error
      // Nobody should sign in to be told that there is nothing.
      if (matches.some((match) => match.routeId === LOST)) throw notFound({ routeId: rootRouteId })
      throw redirect({
        to: '/sign-in',
        search: location.pathname === '/' ? {} : { next: location.href },
        replace: true,
      })
    }
  },
  component: Shell,
  errorComponent: StrandedPage,
})

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad() {
    throw redirect({ to: '/photos', replace: true })
  },
})

const photos = createRoute({
  getParentRoute: () => app,
  path: '/photos',
  validateSearch: readPhotoFilters,
  component: PhotosPage,
})

/** Has no page of its own: PhotosPage opens the viewer when there is a `photoId`. */
const photo = createRoute({ getParentRoute: () => photos, path: '$photoId' })

const privatePhotos = createRoute({
  getParentRoute: () => app,
  path: '/photos/private',
  component: PrivatePage,
})

const trash = createRoute({ getParentRoute: () => app, path: '/photos/trash', component: TrashPage })

const shelf = createRoute({
  getParentRoute: () => app,
  path: '/shelf',
  beforeLoad({ context }) {
    if (context.account.role !== 'admin') throw notFound()
  },
  component: ShelfPage,
})

/** Any other address, shown inside the shell to whoever is signed in. */
const lost = createRoute({ getParentRoute: () => app, path: '$', component: NotFoundPage })

export const routeTree = root.addChildren([
  signIn,
  register,
  ...openRoutes(root),
  app.addChildren([
    ...accountRoutes(app),
    ...administrationRoutes(app),
    home,
    photos.addChildren([photo]),
    privatePhotos,
    trash,
    shelf,
    lost,
  ]),
])
