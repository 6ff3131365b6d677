import { useInfiniteQuery } from '@tanstack/react-query'
import { ArrowRight, TriangleAlert } from 'lucide-react'
import type {
  Editable,
  ManyEdit,
  PreviewedEdit,
} from '../../../../../services/photos/bulk-editing/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Spinner } from '../../../ui/spinner.tsx'
import { STEP } from '../data/in-steps.ts'
import { photosApi } from '../data/photos-api.ts'
import { captureWords, positionWords } from '../viewer/words.ts'

/** Each photo before and after, as many at a time as are changed in one step. */
export function EditPreview({ ids, edit }: { ids: readonly string[]; edit: ManyEdit }) {
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery({
      queryKey: ['photos', 'edit-preview', ids, edit],
      queryFn: async ({ pageParam: at, signal }) => {
        const request = { ids: ids.slice(at, at + STEP), edit, first: at + 1 }
        return (await photosApi.previewEdit(request, signal)).items
      },
      initialPageParam: 0,
      getNextPageParam: (_last, pages) =>
        pages.length * STEP < ids.length ? pages.length * STEP : undefined,
      gcTime: 0,
      staleTime: Number.POSITIVE_INFINITY,
    })
  if (error)
    return <ErrorState error={error} title="The preview could not be made" onRetry={() => void refetch()} />
  if (isPending)
    return (
      <div className="grid h-40 place-items-center">
        <Spinner label="Making the preview" />
      </div>
    )
  const items = data.pages.flat()
  return (
    <div className="grid gap-3">
      <ul aria-label="Preview" className="grid divide-y">
        {items.map((item) => (
          <Previewed key={item.id} item={item} />
        ))}
      </ul>
      {hasNextPage && (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more of {ids.length.toLocaleString('en')}
        </Button>
      )}
    </div>
  )
}

const FIELDS: [field: keyof Editable, name: string, words: (photo: Editable) => string][] = [
  ['takenAt', 'Date', ({ takenAt }) => (takenAt ? captureWords(takenAt) : '')],
  ['position', 'Place', ({ position }) => (position ? positionWords(position) : '')],
  ['title', 'Title', ({ title }) => title],
  ['description', 'Description', ({ description }) => description],
  ['tags', 'Tags', ({ tags }) => tags.map((tag) => `#${tag}`).join(' ')],
]

function Previewed({ item: { name, before, after, problem } }: { item: PreviewedEdit }) {
  const changes = FIELDS.filter(([field]) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  return (
    <li className="grid gap-1 py-2.5 text-sm">
      <p className="truncate font-medium">{name}</p>
      {changes.map(([field, label, words]) => (
        <p key={field} className="flex flex-wrap items-baseline gap-x-2 text-note leading-5">
          <span className="text-ink-faint">{label}</span>
          <span className="line-clamp-2 text-ink-soft">{words(before) || 'none'}</span>
          <ArrowRight aria-label="becomes" className="size-3.5 shrink-0 self-center text-ink-faint" />
          <span className="line-clamp-2">{words(after) || 'none'}</span>
        </p>
      ))}
      {changes.length === 0 && !problem && <p className="text-ink-faint text-note">Stays as it is.</p>}
      {problem && (
        <p className="flex items-center gap-1.5 text-note text-warn">
          <TriangleAlert aria-hidden="true" className="size-3.5 shrink-0" />
          {problem}.
        </p>
      )}
    </li>
  )
}
