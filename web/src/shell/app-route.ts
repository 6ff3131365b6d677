// The routes above all pages: the document, and everything for people who are signed in.
import {
  createRootRoute,
  createRoute,
  notFound,
  type RouteComponent,
  redirect,
  rootRouteId,
} from '@tanstack/react-router'
import type { Account } from '../../../services/accounts/schemas.ts'
import { ApiError, session } from '../api.ts'
import { queryClient } from '../query-client.ts'
import { accountQuery } from '../session.ts'
import { LostPage, RootPage, StrandedPage } from './root-page.tsx'

export const root = createRootRoute({ component: RootPage, notFoundComponent: LostPage })

export const LOST = '/app/$'

interface AppParts {
  Shell: RouteComponent
  /** Fetches what an address will show, before it is known who is asking. */
  preloadPages: (path: string) => void
}

export const createAppRoute = ({ Shell, preloadPages }: AppParts) =>
  createRoute({
    getParentRoute: () => root,
    id: 'app',
    async beforeLoad({ location, matches }): Promise<{ account: Account }> {
      if (session.known()) preloadPages(location.pathname)
      try {
        return { account: await queryClient.ensureQueryData(accountQuery) }
      } catch (error) {
        if (!(error instanceof ApiError && error.status === 401)) throw error
        // Nobody should have to sign in only to learn that the page does not exist.
        if (matches.some((match) => String(match.routeId) === LOST)) throw notFound({ routeId: rootRouteId })
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

export type AppRoute = ReturnType<typeof createAppRoute>
