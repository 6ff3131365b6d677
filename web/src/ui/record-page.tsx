import { Link, type LinkProps } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { ErrorState } from './error-state.tsx'
import { Page } from './page.tsx'
import { Skeleton } from './skeleton.tsx'

export interface RecordPageProps<Data> {
  /** The page of all of its kind. */
  back: { to: NonNullable<LinkProps['to']>; label: string }
  /** What it is, in the middle of a sentence. */
  noun: string
  query: { data: Data | undefined; error: unknown; refetch: () => unknown }
  /** Heights of what is shown below the title, while that is loaded. */
  loading?: readonly string[]
  children: (data: Data) => ReactNode
}

/** The page of one thing, with the way back to all of them. */
export function RecordPage<Data>(props: RecordPageProps<Data>) {
  const { back, noun, query, loading = ['h-96'], children } = props
  const { data, error, refetch } = query
  return (
    <Page>
      <Link
        to={back.to}
        className="mt-4 -ml-1 inline-flex items-center gap-1 rounded-sm text-ink-soft text-sm hover:text-ink"
      >
        <ChevronLeft aria-hidden="true" className="size-4" />
        {back.label}
      </Link>
      {error !== null && data === undefined && (
        <ErrorState error={error} title={`This ${noun} could not be loaded`} onRetry={refetch} />
      )}
      {error === null && data === undefined && (
        <div role="status" className="mt-8 grid gap-3">
          <span className="sr-only">Loading the {noun}</span>
          <Skeleton className="h-10 max-w-md" />
          {loading.map((height) => (
            <Skeleton key={height} className={cx(height, 'rounded-lg')} />
          ))}
        </div>
      )}
      {data !== undefined && children(data)}
    </Page>
  )
}
