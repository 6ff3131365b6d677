// A part of the page that is loaded separately and fails separately.
import { type ComponentType, type ReactNode, Suspense, use } from 'react'
import { ErrorBoundary } from './error-boundary.tsx'
import { onDemand } from './on-demand.ts'

/** Shows nothing in its place until it is loaded, or when it cannot be, unless there is a fallback. */
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
