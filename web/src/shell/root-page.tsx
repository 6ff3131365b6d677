import { type ErrorComponentProps, Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { TooltipLayer } from '../ui/tooltip-layer.tsx'
import { FailedPage } from './failed-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'

export function RootPage() {
  return (
    <>
      <Outlet />
      <RouteAnnouncer />
      <TooltipLayer />
    </>
  )
}

/** Without the shell around it, the page itself has to be the document's main part. */
export const LostPage = () => (
  <main>
    <NotFoundPage />
  </main>
)

export const StrandedPage = (props: ErrorComponentProps) => (
  <main>
    <FailedPage {...props} />
  </main>
)

/** A page change in a single-page application is silent for screen readers, so this announces its title. */
function RouteAnnouncer() {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (!path) return
    // The page sets the document's title in its own effect, and lazy pages do so later.
    const timer = setTimeout(() => setSaid(document.title), 150)
    return () => clearTimeout(timer)
  }, [path])
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {said}
    </div>
  )
}
