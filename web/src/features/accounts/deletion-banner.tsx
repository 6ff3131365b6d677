import { formatDate } from '../../ui/format.ts'
import { KeepAccountButton } from './keep-account-button.tsx'

/** Shown on every page while the account is about to be deleted. */
export function DeletionBanner({ dueAt }: { dueAt: string }) {
  return (
    <section
      aria-label="Account deletion"
      className="flex flex-wrap items-center justify-center gap-x-4 gap-y-2 bg-danger-wash px-4 py-2.5 text-sm md:px-8"
    >
      <p className="text-danger leading-5">
        Your account and everything in it will be permanently deleted on{' '}
        <time dateTime={dueAt} className="whitespace-nowrap font-semibold">
          {formatDate(dueAt)}
        </time>
        .
      </p>
      <KeepAccountButton />
    </section>
  )
}
