import { Link } from '@tanstack/react-router'
import { Frame } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { useTitle } from '../ui/page.tsx'

export function NotFoundPage() {
  useTitle('Not found')
  return (
    <div className="mx-auto grid min-h-[70dvh] max-w-md content-center justify-items-center gap-3 px-6 text-center">
      <Frame aria-hidden="true" strokeWidth={1} className="size-20 text-ink-faint" />
      <h1 className="font-semibold text-2xl">An empty frame</h1>
      <p className="text-pretty text-ink-soft leading-7">
        There is nothing at this address. It may have been moved, or deleted for good.
      </p>
      <Button asChild className="mt-3">
        <Link to="/photos">Go to your photos</Link>
      </Button>
    </div>
  )
}
