import { Spinner } from '../ui/spinner.tsx'

/** Shown only when a page takes noticeably long to arrive. */
export function PendingPage() {
  return (
    <div className="grid min-h-[70dvh] place-items-center text-ink-faint">
      <Spinner label="Loading" className="size-6" />
    </div>
  )
}
