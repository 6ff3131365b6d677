// The manifest of the pages about people, for administrators.
import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router'
import { Users } from 'lucide-react'
import { loadPart } from '../../load-part.ts'
import { queryClient } from '../../query-client.ts'
import { accountQuery } from '../../session.ts'
import type { AppRoute } from '../../shell/app-route.ts'
import type { Room } from '../../shell/room.ts'

const load = () => loadPart(() => import('./administration-pages.ts'))
const PeoplePage = lazyRouteComponent(load, 'PeoplePage')
const AllActivityPage = lazyRouteComponent(load, 'AllActivityPage')
const BackfillsPage = lazyRouteComponent(load, 'BackfillsPage')
const pages = new Map([
  ['/people', PeoplePage],
  ['/people/upkeep', BackfillsPage],
])

/** The shell's own route has loaded the account by then. */
function refuseMembers() {
  if (queryClient.getQueryData(accountQuery.queryKey)?.role !== 'admin') throw notFound()
}

function routes(app: AppRoute) {
  const getParentRoute = () => app
  return [
    createRoute({
      getParentRoute,
      path: '/people',
      beforeLoad: refuseMembers,
      component: PeoplePage,
    }),
    createRoute({
      getParentRoute,
      path: '/people/activity',
      beforeLoad: refuseMembers,
      component: AllActivityPage,
    }),
    createRoute({
      getParentRoute,
      path: '/people/upkeep',
      beforeLoad: refuseMembers,
      component: BackfillsPage,
    }),
  ] as const
}

export const peopleRoom = {
  path: '/people',
  label: 'People',
  icon: Users,
  role: 'admin',
  routes,
  pageAt: (path: string) => pages.get(path) ?? AllActivityPage,
} satisfies Room
