import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { LibraryBig, Plus, RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Album } from '../../../../../services/photos/albums/schemas.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatCount } from '../../../ui/format.ts'
import { Page, PageHeader } from '../../../ui/page.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { daysLeft } from '../trash-days.ts'
import { AlbumCards } from './album-cards.tsx'
import { albumsQuery, deleteAlbum, restoreAlbum, trashedAlbumsQuery } from './album-data.ts'
import { AlbumDialog } from './album-dialog.tsx'
import { found } from './found.ts'
import { useLiveAlbums } from './use-live-albums.ts'

const PLACES = [
  { value: 'albums', label: 'Albums' },
  { value: 'trash', label: 'Trash' },
] as const

export function AlbumsPage() {
  useLiveAlbums()
  const navigate = useNavigate()
  const [place, setPlace] = useState<'albums' | 'trash'>('albums')
  const [words, setWords] = useState('')
  const [isMaking, setMaking] = useState(false)
  const { data: albums, isPending, error, refetch } = useQuery(albumsQuery)
  const open = ({ id }: Album) => void navigate({ to: '/photos/albums/$albumId', params: { albumId: id } })
  const isSome = albums !== undefined && albums.length > 0

  return (
    <Page>
      <PageHeader
        title="Albums"
        subtitle={
          isSome ? formatCount(albums.filter(({ kind }) => kind === 'album').length, 'album') : undefined
        }
        actions={
          <>
            <BackLink to="/photos">Photos</BackLink>
            <Button variant="primary" icon={<Plus />} onClick={() => setMaking(true)}>
              New album
            </Button>
          </>
        }
      />
      <search className="mb-5 flex flex-wrap items-end gap-3">
        <Segmented label="Albums" options={PLACES} value={place} onValueChange={setPlace} />
        {place === 'albums' && isSome && (
          <div className="min-w-48 flex-1 sm:max-w-xs">
            <TextField
              label="Find an album"
              type="search"
              maxLength={200}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          </div>
        )}
      </search>
      {place === 'trash' ? (
        <TrashedAlbums />
      ) : error ? (
        <ErrorState error={error} title="Your albums could not be loaded" onRetry={refetch} />
      ) : isPending ? (
        <AlbumsSkeleton />
      ) : isSome ? (
        <Found albums={albums} words={words} onClear={() => setWords('')} />
      ) : (
        <EmptyState
          icon={<LibraryBig />}
          title="Put photos together"
          action={<Button onClick={() => setMaking(true)}>Make your first album</Button>}
        >
          <p>
            An album has its own order and cover, and a photo can be in many. Select photos and choose Add to
            album, or drop files into an album.
          </p>
        </EmptyState>
      )}
      {isMaking && <AlbumDialog projectId={null} onClose={() => setMaking(false)} onMade={open} />}
    </Page>
  )
}

interface FoundProps {
  albums: readonly Album[]
  words: string
  onClear(): void
}

/** Everything that fits, or else what stands on top, with the albums of a project inside it. */
function Found({ albums, words, onClear }: FoundProps) {
  const projects = new Set(albums.filter(({ kind }) => kind === 'project').map(({ id }) => id))
  const isSearching = words.trim() !== ''
  const shown = isSearching
    ? found(albums, words)
    : // An album whose project is in the trash stands by itself.
      albums.filter(({ projectId }) => projectId === null || !projects.has(projectId))
  if (shown.length === 0)
    return (
      <EmptyState title="Nothing matches" action={<Button onClick={onClear}>Clear the search</Button>}>
        <p>No album has these words in its title.</p>
      </EmptyState>
    )
  return <AlbumCards label="Albums" albums={shown} all={albums} />
}

function TrashedAlbums() {
  const { data, isPending, error, refetch } = useQuery(trashedAlbumsQuery)
  const [asks, setAsks] = useState<Album | null>(null)
  if (error) return <ErrorState error={error} title="The trash could not be loaded" onRetry={refetch} />
  if (isPending) return <AlbumsSkeleton />
  if (data.length === 0)
    return (
      <EmptyState icon={<Trash2 />} title="No albums in the trash">
        <p>Albums that you delete wait here for 30 days. Their photos stay where they are.</p>
      </EmptyState>
    )
  return (
    <>
      <ul aria-label="Albums in the trash" className="grid gap-2">
        {data.map((album) => (
          <li
            key={album.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-line bg-paper-raised p-3"
          >
            <div className="grid min-w-40 flex-1">
              <span className="truncate font-medium">{album.title}</span>
              <span className="text-ink-faint text-sm">
                {album.trashedAt && daysLeft(album.trashedAt, Date.now())}
              </span>
            </div>
            <Button variant="ghost" icon={<RotateCcw />} onClick={() => void restoreAlbum(album)}>
              Restore
            </Button>
            <Button variant="ghost" className="text-danger!" icon={<Trash2 />} onClick={() => setAsks(album)}>
              Delete
            </Button>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={asks !== null}
        onOpenChange={() => setAsks(null)}
        title={`Permanently delete “${asks?.title ?? ''}”?`}
        description="Its order and description are removed. Its photos stay. This cannot be undone."
        confirmLabel="Delete permanently"
        onConfirm={() => (asks ? deleteAlbum(asks) : undefined)}
      />
    </>
  )
}

function AlbumsSkeleton() {
  return (
    <div aria-hidden="true" className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-4 2xl:grid-cols-6">
      {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
        <Skeleton key={key} className="aspect-4/3" />
      ))}
    </div>
  )
}
