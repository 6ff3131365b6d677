// The manifest of the shelf.
import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router'
import { Inbox } from 'lucide-react'
import { loadPart } from '../../load-part.ts'
import type { AppRoute } from '../../shell/app-route.ts'
import type { Room } from '../../shell/room.ts'
import { useShelfCount } from './shelf-count.ts'

const ShelfPage = lazyRouteComponent(() => loadPart(() => import('./shelf-page.tsx')), 'ShelfPage')

export const shelfRoom = {
  path: '/shelf',
  label: 'Shelf',
  icon: Inbox,
  role: 'admin',
  routes: (app: AppRoute) => [
    createRoute({
      getParentRoute: () => app,
      path: '/shelf',
      beforeLoad({ context }) {
        if (context.account.role !== 'admin') throw notFound()
      },
      component: ShelfPage,
    }),
  ],
  pageAt: () => ShelfPage,
  useBadge: () => useShelfCount(true),
} satisfies Room
