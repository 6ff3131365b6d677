import { useQuery } from '@tanstack/react-query'
import { CircleAlert, ImageOff, Trash2 } from 'lucide-react'
import { type ReactNode, Suspense, use } from 'react'
import type { PhotoEdit } from '../../../../../services/photos/edit-schemas.ts'
import type { Photo, Position } from '../../../../../services/photos/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { cx } from '../../../ui/cx.ts'
import { formatBytes, formatTime } from '../../../ui/format.ts'
import { onDemand } from '../../../ui/on-demand.ts'
import { SavedTick, useSaved } from '../../../ui/saved-tick.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { editPhoto, restore } from '../data/actions.ts'
import { rate } from '../data/mark-actions.ts'
import { summaryQuery } from '../data/store.ts'
import { TagInput } from '../tag-input.tsx'
import { daysLeft } from '../trash-days.ts'
import { EditableText } from './editable-text.tsx'
import { Stars } from './stars.tsx'
import { TakenAndPlace } from './taken-and-place.tsx'
import { captureWords, exposureWords, pixelWords, sourceWords } from './words.ts'

const loadMap = onDemand(() => import('./map.tsx'), { isAhead: false })

export interface PanelProps {
  photo: Photo
  /** Makes the photo private or public; it leaves the list that is being browsed. */
  onMove(isPrivate: boolean): void
}

/** What is known about a photo, and its texts, which can be edited in place. */
export function Panel({ photo, onMove }: PanelProps) {
  const known = useQuery(summaryQuery).data?.tags.map(({ value }) => value) ?? []
  const isTrashed = photo.trashedAt !== null

  const [saved, setSaved] = useSaved()

  async function save(edit: PhotoEdit) {
    const before = beforeOf(photo, edit)
    setSaved(null)
    const isSaved = await editPhoto(photo, edit)
    if (isSaved) setSaved({ undo: () => void editPhoto(photo, before) })
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 p-5 max-lg:pt-1">
      <div className="pointer-events-none sticky top-2 z-above -mb-6 flex h-0 justify-end *:pointer-events-auto">
        <span className={cx('h-6 rounded-sm', saved && 'bg-paper px-2')}>
          <SavedTick saved={saved} onUndone={() => setSaved(null)} />
        </span>
      </div>
      <Notices photo={photo} />
      <div className="grid gap-1">
        <EditableText
          label="Title"
          placeholder="Add a title"
          value={photo.title}
          maxLength={200}
          disabled={isTrashed}
          onSave={(title) => void save({ title })}
          className="h-10 font-semibold text-lg"
        />
        <EditableText
          isLong
          label="Description"
          placeholder="Add a description"
          value={photo.description}
          maxLength={5000}
          disabled={isTrashed}
          onSave={(description) => void save({ description })}
          className="text-base leading-6 md:text-sm"
        />
      </div>
      {!isTrashed && <Stars rating={photo.rating} onRate={(stars) => void rate([photo.id], stars)} />}
      <TagInput
        label="Tags"
        tags={photo.tags}
        suggestions={known}
        disabled={isTrashed}
        onChange={(tags) => void save({ tags })}
      />
      <Switch
        label="Private"
        hint={photo.isPrivate ? 'Shown only in Private.' : 'Hides it everywhere but in Private.'}
        checked={photo.isPrivate}
        disabled={isTrashed}
        onCheckedChange={onMove}
      />
      {!isTrashed && <TakenAndPlace key={photo.id} photo={photo} onSave={(edit) => void save(edit)} />}
      <Facts photo={photo} />
      {photo.metadata?.position && (
        <section aria-label="Place" className="grid gap-2">
          <Suspense fallback={<Skeleton className="h-52" />}>
            <Place position={photo.metadata.position} />
          </Suspense>
        </section>
      )}
    </div>
  )
}

/** The edit that puts back what `edit` changes. */
function beforeOf(photo: Photo, edit: PhotoEdit): PhotoEdit {
  const { title, description, tags, takenAt } = photo
  const all: PhotoEdit = { title, description, tags, takenAt, position: photo.metadata?.position ?? null }
  return Object.fromEntries(Object.entries(all).filter(([field]) => field in edit)) as PhotoEdit
}

function Place({ position }: { position: Position }) {
  const { PhotoMap } = use(loadMap())
  return <PhotoMap position={position} />
}

function Notices({ photo }: { photo: Photo }) {
  const notices: ReactNode[] = []
  if (photo.status === 'rejected')
    notices.push(
      <Notice key="rejected" tone="bg-danger-wash text-danger" icon={<ImageOff />}>
        {photo.reason ?? 'This image could not be read.'}
      </Notice>,
    )
  if (photo.needsAttention)
    notices.push(
      <Notice key="attention" tone="bg-warn-wash text-warn" icon={<CircleAlert />}>
        Something is keeping this photo from being processed. It has been noted and will be tried again.
      </Notice>,
    )
  if (photo.trashedAt)
    notices.push(
      <Notice key="trash" tone="bg-wash text-ink-soft" icon={<Trash2 />}>
        In the trash. Permanently deleted in {daysLeft(photo.trashedAt, Date.now())}.
        <Button size="sm" className="mt-2" onClick={() => void restore([photo.id])}>
          Restore
        </Button>
      </Notice>,
    )
  return notices.length > 0 && <div className="grid gap-2">{notices}</div>
}

function Notice({ tone, icon, children }: { tone: string; icon: ReactNode; children: ReactNode }) {
  return (
    <div
      className={`flex gap-2.5 rounded-md p-3 text-sm leading-5 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0 ${tone}`}
    >
      {icon}
      <div className="grid justify-items-start">{children}</div>
    </div>
  )
}

function Facts({ photo }: { photo: Photo }) {
  const { metadata } = photo
  const facts: [name: string, value: string | null | undefined, note?: string | null][] = [
    ['Taken', photo.takenAt && captureWords(photo.takenAt, photo.takenCertainty), sourceWords(photo)],
    ['Camera', metadata?.camera],
    ['Lens', metadata?.lens],
    ['Exposure', metadata && exposureWords(metadata)],
    ['Flash', metadata?.flash ? 'Fired' : null],
    ['Author', metadata?.author],
    ['Copyright', metadata?.copyright],
    ['Software', metadata?.software],
    [
      'Tags',
      metadata?.keywordsLeft ? `${metadata.keywordsLeft} more in the file than a photo can have` : null,
    ],
    ['File', photo.name],
    ['Format', `${photo.format}${photo.isAnimated ? ', animated' : ''} · ${formatBytes(photo.size)}`],
    ['Dimensions', pixelWords(photo)],
    ['Added', formatTime(photo.addedAt)],
  ]
  return (
    <dl className="grid grid-cols-[6.5rem_1fr] gap-x-3 gap-y-2 border-t pt-5 text-sm leading-5">
      {facts.map(
        ([name, value, note]) =>
          value && (
            <div key={name} className="contents">
              <dt className="text-ink-faint">{name}</dt>
              <dd>
                {value}
                {note && <span className="block text-ink-faint">{note}</span>}
              </dd>
            </div>
          ),
      )}
    </dl>
  )
}
