// The manifest of the pages about people, for administrators.
import { Users } from 'lucide-react'
import type { AppRoute } from '../../shell/app-route.ts'
import type { Room } from '../../shell/room.ts'
import { AllActivityPage, administrationRoutes, PeoplePage } from './account-routes.ts'

export const peopleRoom = {
  path: '/people',
  label: 'People',
  icon: Users,
  role: 'admin',
  routes: (app: AppRoute) => administrationRoutes(app),
  pageAt: (path: string) => (path === '/people' ? PeoplePage : AllActivityPage),
} satisfies Room
