// What the shell knows about the Careers room; everything else stays out of the first load.
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { BriefcaseBusiness } from 'lucide-react'
import { loadPart } from '../../load-part.ts'
import type { AppRoute } from '../../shell/app-route.ts'
import type { Room } from '../../shell/room.ts'

const JobsPage = lazyRouteComponent(() => loadPart(() => import('./jobs/jobs-page.tsx')), 'JobsPage')

export const careersRoom = {
  path: '/careers',
  label: 'Careers',
  stores: 'careers',
  icon: BriefcaseBusiness,
  role: 'member',
  routes: (app: AppRoute) =>
    [
      createRoute({
        getParentRoute: () => app,
        path: '/careers',
        beforeLoad() {
          throw redirect({ to: '/careers/jobs', replace: true })
        },
      }),
      createRoute({ getParentRoute: () => app, path: '/careers/jobs', component: JobsPage }),
    ] as const,
  pageAt: () => JobsPage,
} satisfies Room
