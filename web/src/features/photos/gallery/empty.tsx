import { ImagePlus, SearchX } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Spinner } from '../../../ui/spinner.tsx'
import { UploadButton } from '../upload/upload-button.tsx'

/** Shown on the first visit, as an invitation. */
export function NoPhotosYet() {
  return (
    <div className="rounded-lg border border-line-strong/50 border-dashed">
      <EmptyState
        icon={<ImagePlus />}
        title="Your photos begin here"
        action={<UploadButton label="Choose photos" />}
      >
        <p>
          Drop photos or whole folders anywhere, paste a picture, or choose files. Originals are kept as they
          are; previews, dates and places appear by themselves.
        </p>
      </EmptyState>
    </div>
  )
}

export function NothingFound({ onClear }: { onClear(): void }) {
  return (
    <EmptyState
      icon={<SearchX />}
      title="Nothing matches"
      action={<Button onClick={onClear}>Clear all filters</Button>}
    >
      <p>No photos match your search and filters.</p>
    </EmptyState>
  )
}

export function GallerySkeleton() {
  // As wide as the tiles: three of a row on a phone, five on a desktop.
  const widths = [
    'w-28 md:w-64',
    'w-20 md:w-36',
    'w-24 md:w-56',
    'w-32 md:w-72',
    'w-20 md:w-40',
    'w-28 md:w-60',
    'w-24 md:w-52',
    'w-20 md:w-36',
    'w-28 md:w-64',
    'w-24 md:w-48',
    'w-24 md:w-56',
    'w-20 md:w-36',
  ]
  return (
    // Where the photos themselves were drawn before the application, they stay.
    <div className="grid gap-3 [body:has(.first-screen)_&]:invisible">
      <Spinner label="Loading photos" className="sr-only" />
      <Skeleton className="h-4 w-28" />
      <div className="flex flex-wrap gap-1">
        {widths.map((width, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed drawing
          <Skeleton key={index} className={`h-26 grow rounded-none! md:h-52 ${width}`} />
        ))}
      </div>
    </div>
  )
}
