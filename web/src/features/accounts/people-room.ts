// The manifest of the pages about people, for administrators.
import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router'
import { Users } from 'lucide-react'
import { loadPart } from '../../load-part.ts'
import { queryClient } from '../../query-client.ts'
import { accountQuery } from '../../session.ts'
import type { AppRoute } from '../../shell/app-route.ts'
import type { Room } from '../../shell/room.ts'

const load = () => loadPart(() => import('./administration-pages.ts'))
const PAGES = {
  '/people': lazyRouteComponent(load, 'PeoplePage'),
  '/people/activity': lazyRouteComponent(load, 'AllActivityPage'),
  '/people/upkeep': lazyRouteComponent(load, 'BackfillsPage'),
}
type PagePath = keyof typeof PAGES

/** The shell's own route has loaded the account by then. */
function refuseMembers() {
  if (queryClient.getQueryData(accountQuery.queryKey)?.role !== 'admin') throw notFound()
}

function routes(app: AppRoute) {
  const at = <Path extends PagePath>(path: Path) =>
    createRoute({
      getParentRoute: () => app,
      path,
      beforeLoad: refuseMembers,
      component: PAGES[path],
    })
  return [at('/people'), at('/people/activity'), at('/people/upkeep')] as const
}

export const peopleRoom = {
  path: '/people',
  label: 'People',
  icon: Users,
  role: 'admin',
  routes,
  pageAt: (path: string) => PAGES[path as PagePath] ?? PAGES['/people/activity'],
} satisfies Room
