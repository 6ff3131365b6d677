// A part of the page that is loaded by itself, and fails by itself.
import { type ComponentType, type ReactNode, Suspense, use } from 'react'
import { ErrorBoundary } from './error-boundary.tsx'
import { onDemand } from './on-demand.ts'

/** Nothing is in its place until it is there, or where it cannot be loaded, unless a fallback says otherwise. */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  fallback: ReactNode = null,
): ComponentType<Props> {
  const get = onDemand(load, { isAhead: false })
  function Loaded(props: Props) {
    const Part = use(get())
    return <Part {...props} />
  }
  return function LazyPart(props: Props) {
    return (
      <ErrorBoundary fallback={fallback}>
        <Suspense fallback={fallback}>
          <Loaded {...props} />
        </Suspense>
      </ErrorBoundary>
    )
  }
}
