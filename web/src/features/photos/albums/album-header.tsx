import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import {
  ArrowDownUp,
  Download,
  EllipsisVertical,
  Eye,
  EyeOff,
  FolderInput,
  ImageOff,
  ListPlus,
  SlidersHorizontal,
  Trash2,
} from 'lucide-react'
import { useState } from 'react'
import type { Album } from '../../../../../services/photos/albums/schemas.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/callout.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu, MenuItem, MenuRadioGroup } from '../../../ui/menu.tsx'
import { useTitle } from '../../../ui/page.tsx'
import { LazyArchiveDialog } from '../archives/lazy-archive-dialog.tsx'
import { ShareButton } from '../links/share-button.tsx'
import { UploadButton } from '../upload/upload-button.tsx'
import { EditableText } from '../viewer/editable-text.tsx'
import { albumsQuery, editAlbum, fillAlbum, stopFilling, trashAlbum } from './album-data.ts'
import { filterWords, sizeOf } from './album-words.ts'
import { FilterDialog } from './filter-dialog.tsx'
import { ProjectDialog } from './project-dialog.tsx'

const BY_HAND = { value: 'hand asc', label: 'By hand' }
const BY_TIME = [
  { value: 'taken asc', label: 'Oldest first' },
  { value: 'taken desc', label: 'Newest first' },
]

/** The title and description, edited in place, and what can be done with the album as a whole. */
export function AlbumHeader({ album }: { album: Album }) {
  useTitle(album.title)
  const navigate = useNavigate()
  const { data: all = [] } = useQuery(albumsQuery)
  const [asks, setAsks] = useState<'filter' | 'fill' | 'project' | 'download' | null>(null)
  const project = all.find(({ id }) => id === album.projectId)
  const holdsPhotos = album.kind === 'album' && !album.filter
  const isInTrash = album.trashedAt !== null

  async function remove() {
    if (await trashAlbum(album)) await navigate({ to: '/photos/albums' })
  }

  return (
    <header className="grid gap-3 pt-6 pb-5 md:pt-9">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 flex-1 basis-72 gap-1">
          <h1 className="sr-only">{album.title}</h1>
          <EditableText
            label="Title"
            value={album.title}
            placeholder="Untitled"
            maxLength={200}
            disabled={isInTrash}
            className="h-11 font-semibold text-2xl md:text-3xl"
            onSave={(title) => void (title.trim() !== '' && editAlbum(album, { title }))}
          />
          <EditableText
            label="Description"
            value={album.description}
            placeholder="Add a description"
            maxLength={5000}
            isLong
            disabled={isInTrash}
            className="text-ink-soft text-sm leading-6"
            onSave={(description) => void editAlbum(album, { description })}
          />
          <p className="text-ink-faint text-sm">
            {sizeOf(album, all)}
            {project && (
              <>
                {' · in '}
                <Link className="underline" to="/photos/albums/$albumId" params={{ albumId: project.id }}>
                  {project.title}
                </Link>
              </>
            )}
            {album.filter && ` · ${filterWords(album.filter)}`}
            {album.hides && ' · kept out of the timeline'}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <BackLink to="/photos/albums">
            <span className="max-sm:sr-only">Albums</span>
          </BackLink>
          {!isInTrash && (
            <>
              {album.kind === 'album' && (
                <ShareButton
                  variant="secondary"
                  source={{ kind: 'album', id: album.id, title: album.title }}
                />
              )}
              {album.kind === 'album' && (
                <Menu
                  trigger={
                    <IconButton label="Sort" variant="secondary">
                      <ArrowDownUp />
                    </IconButton>
                  }
                >
                  <MenuRadioGroup
                    label="Order"
                    value={`${album.sort} ${album.sort === 'hand' ? 'asc' : album.order}`}
                    onValueChange={(value) => {
                      const [sort, order] = value.split(' ') as [Album['sort'], Album['order']]
                      void editAlbum(album, { sort, order })
                    }}
                    options={holdsPhotos ? [BY_HAND, ...BY_TIME] : BY_TIME}
                  />
                </Menu>
              )}
              <Menu
                trigger={
                  <IconButton label="More actions" variant="secondary">
                    <EllipsisVertical />
                  </IconButton>
                }
              >
                {album.kind === 'album' && (
                  <MenuItem icon={<Download />} onSelect={() => setAsks('download')}>
                    Download as one file…
                  </MenuItem>
                )}
                {holdsPhotos && (
                  <MenuItem icon={<ListPlus />} onSelect={() => setAsks('fill')}>
                    Add all photos that match…
                  </MenuItem>
                )}
                {holdsPhotos && (
                  <MenuItem
                    icon={album.hides ? <Eye /> : <EyeOff />}
                    onSelect={() => void editAlbum(album, { hides: !album.hides })}
                  >
                    {album.hides ? 'Show its photos in the timeline' : 'Keep its photos out of the timeline'}
                  </MenuItem>
                )}
                {album.coverId && (
                  <MenuItem icon={<ImageOff />} onSelect={() => void editAlbum(album, { coverId: null })}>
                    Use the first photo as cover
                  </MenuItem>
                )}
                {album.filter && (
                  <MenuItem icon={<SlidersHorizontal />} onSelect={() => setAsks('filter')}>
                    Change the filter…
                  </MenuItem>
                )}
                {album.kind === 'album' && (
                  <MenuItem icon={<FolderInput />} onSelect={() => setAsks('project')}>
                    Move to a project…
                  </MenuItem>
                )}
                <MenuItem icon={<Trash2 />} danger onSelect={() => void remove()}>
                  {album.kind === 'project' ? 'Delete project' : 'Delete album'}
                </MenuItem>
              </Menu>
              {holdsPhotos && <UploadButton albumId={album.id} />}
            </>
          )}
        </div>
      </div>
      <Progress album={album} />
      {asks === 'filter' && (
        <FilterDialog
          title="What this album shows"
          description="The album always shows what the filter finds."
          action="Save"
          filter={album.filter}
          onClose={() => setAsks(null)}
          onSend={(filter) => editAlbum(album, { filter })}
        />
      )}
      {asks === 'fill' && (
        <FilterDialog
          title="Add all photos that match"
          description="Everything in your timeline that has all of this is added, however many there are."
          action="Add them"
          filter={null}
          onClose={() => setAsks(null)}
          onSend={(filter) => fillAlbum(album, filter)}
        />
      )}
      {asks === 'download' && (
        <LazyArchiveDialog
          of={{ filter: album.filter ?? { album: album.id }, name: album.title.slice(0, 100) }}
          onClose={() => setAsks(null)}
        />
      )}
      {asks === 'project' && <ProjectDialog album={album} all={all} onClose={() => setAsks(null)} />}
    </header>
  )
}

/** What is still being done with the album's photos. */
function Progress({ album }: { album: Album }) {
  const { filling, isSettling, needsAttention } = album
  if (needsAttention)
    return (
      <Callout tone="warn" title="This album is not up to date">
        Something went wrong with its photos, and an administrator has been told.
      </Callout>
    )
  if (filling)
    return (
      <div role="status" className="flex flex-wrap items-center gap-3 text-sm">
        <span>
          Adding photos… {filling.added.toLocaleString('en')} so far
          {filling.skipped > 0 && `, ${filling.skipped.toLocaleString('en')} left out`}
        </span>
        <Button size="sm" onClick={() => void stopFilling(album)}>
          Stop
        </Button>
      </div>
    )
  if (!isSettling) return null
  return (
    <p role="status" className="text-ink-soft text-sm">
      {album.hides ? 'Taking its photos out of the timeline…' : 'Putting its photos back into the timeline…'}
    </p>
  )
}
