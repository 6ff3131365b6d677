// The manifest of the registry of models, for administrators.
import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router'
import { Cpu } from 'lucide-react'
import { loadPart } from '../../load-part.ts'
import type { AppRoute } from '../../shell/app-route.ts'
import type { Room } from '../../shell/room.ts'

const ModelsPage = lazyRouteComponent(() => loadPart(() => import('./models-page.tsx')), 'ModelsPage')

export const modelsRoom = {
  path: '/models',
  label: 'Models',
  icon: Cpu,
  role: 'admin',
  routes: (app: AppRoute) => [
    createRoute({
      getParentRoute: () => app,
      path: '/models',
      beforeLoad({ context }) {
        if (context.account.role !== 'admin') throw notFound()
      },
      component: ModelsPage,
    }),
  ],
  pageAt: () => ModelsPage,
} satisfies Room
