import { Link } from '@tanstack/react-router'
import { Button } from '../ui/button.tsx'
import { useTitle } from '../ui/page.tsx'

export function NotFoundPage() {
  useTitle('Not found')
  return (
    <div className="mx-auto grid min-h-[70dvh] max-w-md content-center justify-items-center gap-3 px-6 text-center">
      <EmptyFrame />
      <h1 className="font-semibold text-2xl">An empty frame</h1>
      <p className="text-pretty text-ink-soft leading-7">
        There is nothing at this address. It may have been moved or permanently deleted.
      </p>
      <Button asChild className="mt-3">
        <Link to="/">Go to your studio</Link>
      </Button>
    </div>
  )
}

/** A picture frame on its nail, with nothing in it. */
function EmptyFrame() {
  return (
    <svg
      viewBox="0 0 120 108"
      fill="none"
      aria-hidden="true"
      className="mb-2 w-32 stroke-ink-faint"
      strokeWidth="1.5"
    >
      <circle cx="60" cy="5" r="2.5" className="fill-accent stroke-none" />
      <path d="M60 6 32 32M60 6l28 26" />
      <rect x="10" y="32" width="100" height="74" rx="3" className="fill-paper-raised" />
      <rect x="22" y="44" width="76" height="50" className="fill-paper-sunk" strokeDasharray="3 4" />
    </svg>
  )
}
