// Photos that look alike, side by side: one is kept, the others go to the trash.

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import type { DuplicateGroup } from '../../../../../services/photos/view-schemas.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Button } from '../../../ui/button.tsx'
import { cx } from '../../../ui/cx.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatBytes, formatCount } from '../../../ui/format.ts'
import { Page, PageHeader } from '../../../ui/page.tsx'
import { Spinner } from '../../../ui/spinner.tsx'
import { toast } from '../../../ui/toast.tsx'
import { optimistically, restoring, trashing } from '../data/actions.ts'
import { photosApi } from '../data/photos-api.ts'
import { dayShort } from '../gallery/days.ts'
import { Picture } from '../gallery/picture.tsx'
import { tileName } from '../gallery/tile-name.ts'
import { pixelWords } from '../viewer/words.ts'
import { bestOf } from './best-of.ts'
import { useDuplicates } from './use-duplicates.ts'

export function DuplicatesPage() {
  const { groups, isLooking, error, again, drop } = useDuplicates()

  async function keepOne(group: DuplicateGroup, kept: string) {
    const ids = group.photos.map(({ id }) => id).filter((id) => id !== kept)
    const putBack = drop(group)
    if ((await optimistically(ids, trashing())).length === 0) return putBack()
    toast.message(`${formatCount(ids.length, 'photo')} moved to the trash`, {
      undo: () => {
        putBack()
        void optimistically(ids, restoring)
      },
    })
  }

  async function tellApart(group: DuplicateGroup) {
    const ids = group.photos.map(({ id }) => id)
    const putBack = drop(group)
    try {
      await photosApi.tellApart(ids)
      toast.message('Not shown as duplicates any more', {
        undo: () => {
          putBack()
          void photosApi.tellApart(ids, true).catch((failure) => toast.failed('Not undone', failure))
        },
      })
    } catch (failure) {
      putBack()
      toast.failed('Not changed', failure)
    }
  }

  return (
    <Page>
      <PageHeader
        title="Duplicates"
        subtitle="Photos that look alike, also in another size or format."
        actions={<BackLink to="/photos">Photos</BackLink>}
      />
      <div className="grid gap-6">
        {groups.map((group) => (
          <Group
            key={group.photos.map(({ id }) => id).join()}
            group={group}
            onKeep={(id) => void keepOne(group, id)}
            onApart={() => void tellApart(group)}
          />
        ))}
        {error ? (
          <ErrorState error={error} title="Your photos could not be compared" onRetry={again} />
        ) : isLooking ? (
          <p role="status" className="flex items-center justify-center gap-2 py-10 text-ink-soft text-sm">
            <Spinner /> Comparing your photos…
          </p>
        ) : (
          groups.length === 0 && (
            <EmptyState icon={<Copy />} title="No two photos look alike">
              <p>Copies in other sizes and formats are found here. Nothing is removed by itself.</p>
            </EmptyState>
          )
        )}
      </div>
    </Page>
  )
}

interface GroupProps {
  group: DuplicateGroup
  onKeep(id: string): void
  onApart(): void
}

function Group({ group: { photos }, onKeep, onApart }: GroupProps) {
  const [kept, setKept] = useState(() => bestOf(photos))
  const others = photos.length - 1
  return (
    <section
      aria-label={`${photos.length} photos that look alike`}
      className="grid gap-3 rounded-lg border p-3 md:p-4"
    >
      <fieldset className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] gap-3">
        <legend className="sr-only">Which one to keep</legend>
        {photos.map((photo) => (
          <label
            key={photo.id}
            className={cx(
              'grid cursor-pointer content-start gap-2 rounded-md border-2 p-2 has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2',
              photo.id === kept ? 'border-accent' : 'border-transparent hover:border-line',
            )}
          >
            <input
              type="radio"
              name={photos[0]?.id}
              checked={photo.id === kept}
              onChange={() => setKept(photo.id)}
              aria-label={`Keep ${tileName(photo)}, ${photo.name}`}
              className="sr-only"
            />
            <span className="relative block h-44 overflow-hidden rounded-sm bg-paper-sunk [&_img]:object-contain!">
              <Picture tile={photo} />
              {photo.id === kept && (
                <span className="absolute top-2 left-2 flex items-center gap-1 rounded-full bg-accent px-2 py-0.5 font-medium text-accent-ink text-xs">
                  <Check aria-hidden="true" className="size-3.5" /> Keep
                </span>
              )}
            </span>
            <span className="grid text-note leading-5">
              <span className="truncate font-medium text-sm">{photo.name}</span>
              <span className="text-ink-soft">
                {pixelWords(photo)} · {photo.format}
              </span>
              <span className="text-ink-soft">
                {formatBytes(photo.size)} ·{' '}
                {photo.takenAt ? dayShort(photo.day) : `added ${dayShort(photo.day)}`}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="ghost" onClick={onApart}>
          Not duplicates
        </Button>
        <Button variant="primary" onClick={() => onKeep(kept)}>
          Keep one, {others === 1 ? 'trash the other' : `trash ${others} others`}
        </Button>
      </div>
    </section>
  )
}
