// The application: its router, and what surrounds every page.
import { QueryClientProvider } from '@tanstack/react-query'
import { createRouter, RouterProvider } from '@tanstack/react-router'
import { onSignedOut, session } from './api.ts'
import { queryClient } from './query-client.ts'
import { readReturnPath } from './return-path.ts'
import { routeTree } from './routes.tsx'
import { forgetSession } from './session.ts'
import { FailedPage } from './shell/failed-page.tsx'
import { NotFoundPage } from './shell/not-found-page.tsx'
import { PendingPage } from './shell/pending-page.tsx'

const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: FailedPage,
  defaultNotFoundComponent: NotFoundPage,
  defaultPendingComponent: PendingPage,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

/** When the session ends, here or in another tab, the person signs in and comes back. */
async function showSignIn() {
  session.ended()
  // While the application is loading, the route itself leads to the sign-in page.
  if (!router.state.matches.some((match) => match.routeId === '/app')) return
  const next = readReturnPath(router.state.location.href)
  await router.navigate({ to: '/sign-in', search: next ? { next } : {}, replace: true })
  forgetSession()
}
onSignedOut(() => void showSignIn())
window.addEventListener('storage', (event) => {
  if (session.endedElsewhere(event)) void showSignIn()
})

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  )
}
