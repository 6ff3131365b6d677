import { useQuery } from '@tanstack/react-query'
import { FolderPlus } from 'lucide-react'
import { useState } from 'react'
import type { Album } from '../../../../../services/photos/albums/schemas.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatCount } from '../../../ui/format.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { toast } from '../../../ui/toast.tsx'
import { MANY } from '../data/many.ts'
import { AlbumCover } from './album-cover.tsx'
import { addToAlbum, albumsQuery, createAlbum } from './album-data.ts'
import { sizeOf } from './album-words.ts'
import { found } from './found.ts'

export interface AddDialogProps {
  ids: readonly string[]
  onClose(): void
}

const row =
  'flex w-full items-center gap-3 rounded-md p-1.5 text-left hover:bg-paper-sunk disabled:opacity-45'

/** Chooses the album, or makes one with the words that were searched. */
export function AddDialog({ ids, onClose }: AddDialogProps) {
  const [words, setWords] = useState('')
  const [busy, setBusy] = useState(false)
  const { data, isPending, error, refetch } = useQuery(albumsQuery)
  const albums = (data ?? []).filter(({ kind, filter }) => kind === 'album' && filter === null)
  const title = words.trim()
  const fitting = found(albums, title)
  const isNew = title !== '' && !albums.some((album) => album.title.toLowerCase() === title.toLowerCase())

  async function add(choose: () => Album | Promise<Album>) {
    setBusy(true)
    try {
      const album = await choose()
      // Nobody could stop it behind an open dialog.
      if (ids.length > MANY) onClose()
      if (await addToAlbum(album, ids)) onClose()
    } catch (failure) {
      toast.failed('No album was made', failure)
    } finally {
      setBusy(false)
    }
  }
  const addNew = () => add(() => createAlbum({ title }))

  return (
    <Dialog open onOpenChange={onClose} title={`Add ${formatCount(ids.length, 'photo')} to an album`}>
      <form
        className="grid gap-3 pb-2"
        onSubmit={(event) => {
          event.preventDefault()
          const [first] = fitting
          if (busy) return
          if (first && !isNew) void add(() => first)
          else if (isNew) void addNew()
        }}
      >
        <TextField
          label="Find an album, or name a new one"
          maxLength={200}
          autoComplete="off"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        {error && <ErrorState error={error} title="Your albums could not be loaded" onRetry={refetch} />}
        {isPending && <Skeleton className="h-40" />}
        <ul aria-label="Albums" className="grid max-h-80 gap-0.5 overflow-y-auto">
          {isNew && (
            <li>
              <button type="button" className={row} disabled={busy} onClick={() => void addNew()}>
                <span className="grid size-12 shrink-0 place-items-center rounded-sm bg-paper-sunk text-accent">
                  <FolderPlus aria-hidden="true" className="size-5" />
                </span>
                <span className="min-w-0 truncate font-medium text-sm">New album “{title}”</span>
              </button>
            </li>
          )}
          {fitting.map((album) => (
            <li key={album.id}>
              <button type="button" className={row} disabled={busy} onClick={() => void add(() => album)}>
                <span className="size-12 shrink-0 overflow-hidden rounded-sm">
                  <AlbumCover album={album} />
                </span>
                <span className="grid min-w-0">
                  <span className="truncate font-medium text-sm">{album.title}</span>
                  <span className="text-ink-faint text-note">{sizeOf(album)}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
        {data && albums.length === 0 && !isNew && (
          <p className="py-6 text-center text-ink-faint text-sm">
            You have no albums yet. Write a title, and one is made.
          </p>
        )}
      </form>
    </Dialog>
  )
}
