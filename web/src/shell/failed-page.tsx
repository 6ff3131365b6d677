import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ErrorState } from '../ui/error-state.tsx'
import { useTitle } from '../ui/page.tsx'

export function FailedPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  useTitle('Something went wrong')

  async function retry() {
    // A new version may have replaced the lazy part that this one requests.
    if (isStale(error)) return location.reload()
    reset()
    await router.invalidate()
  }

  // A failure for lack of a network is retried when the network is back.
  useEffect(() => {
    const again = () => void retry()
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  })

  return (
    <div className="grid min-h-[70dvh] content-center">
      <ErrorState error={error} title="This page could not be shown" onRetry={retry} />
    </div>
  )
}

const isStale = (error: unknown) =>
  error instanceof TypeError && /dynamically imported module|Importing a module script/.test(error.message)
