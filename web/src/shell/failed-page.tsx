import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { ErrorState } from '../ui/error-state.tsx'
import { useTitle } from '../ui/page.tsx'

export function FailedPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  useTitle('Something went wrong')
  return (
    <div className="grid min-h-[70dvh] content-center">
      <ErrorState
        error={error}
        title="This page could not be shown"
        onRetry={async () => {
          // A new version may have replaced the lazy part that this one asks for.
          if (isStale(error)) return location.reload()
          reset()
          await router.invalidate()
        }}
      />
    </div>
  )
}

const isStale = (error: unknown) =>
  error instanceof TypeError && /dynamically imported module|Importing a module script/.test(error.message)
