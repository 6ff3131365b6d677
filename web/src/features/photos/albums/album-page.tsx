import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { LibraryBig } from 'lucide-react'
import { useMemo, useRef } from 'react'
import type { Album } from '../../../../../services/photos/albums/schemas.ts'
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import { ApiError } from '../../../api.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Page } from '../../../ui/page.tsx'
import { dismissRejected } from '../data/actions.ts'
import { GallerySkeleton } from '../gallery/empty.tsx'
import { Gallery } from '../gallery/gallery.tsx'
import { useSource } from '../gallery/use-source.ts'
import { UploadButton } from '../upload/upload-button.tsx'
import { useOpenedPhoto } from '../use-opened-photo.ts'
import { LazyViewer } from '../viewer/lazy-viewer.tsx'
import { AlbumBar } from './album-bar.tsx'
import { albumQuery, photosOf, removeFromAlbum, restoreAlbum } from './album-data.ts'
import { AlbumHeader } from './album-header.tsx'
import { Arranging } from './arranging.tsx'
import { ProjectContent } from './project-content.tsx'
import { useLiveAlbums } from './use-live-albums.ts'

const NO_FILTERS = {}

export function AlbumPage() {
  useLiveAlbums()
  const { albumId = '' } = useParams({ strict: false })
  const { data: album, isPending, error, refetch } = useQuery(albumQuery(albumId))
  const isGone = error instanceof ApiError && error.status === 404
  return (
    <Page>
      {album && !isGone ? (
        <>
          <AlbumHeader key={album.id} album={album} />
          {album.trashedAt !== null ? (
            <InTrash album={album} />
          ) : album.kind === 'project' ? (
            <ProjectContent project={album} />
          ) : (
            <AlbumContent key={album.id} album={album} />
          )}
        </>
      ) : isGone ? (
        <EmptyState
          icon={<LibraryBig />}
          title="There is no such album"
          action={
            <Button asChild>
              <Link to="/photos/albums">All albums</Link>
            </Button>
          }
        >
          <p>It may have been deleted. Its photos are still in your timeline.</p>
        </EmptyState>
      ) : isPending ? (
        <div className="pt-9">
          <GallerySkeleton />
        </div>
      ) : (
        <ErrorState error={error} title="This album could not be loaded" onRetry={refetch} />
      )}
    </Page>
  )
}

const InTrash = ({ album }: { album: Album }) => (
  <EmptyState
    title="This album is in the trash"
    action={<Button onClick={() => void restoreAlbum(album)}>Restore</Button>}
  >
    <p>Its photos are where they were.</p>
  </EmptyState>
)

const dismiss = (tile: PhotoTile) => void dismissRejected([tile.id])

function AlbumContent({ album }: { album: Album }) {
  const { id, filter, sort, order } = album
  const list = useMemo(() => photosOf({ id, filter, sort, order }), [id, filter, sort, order])
  const source = useSource(NO_FILTERS, { list })
  const { photoId, grid, hrefOf, open, show, close } = useOpenedPhoto(`/photos/albums/${id}`)
  const chosen = useRef<readonly string[]>([])

  if (source.error)
    return <ErrorState error={source.error} title="Its photos could not be loaded" onRetry={source.retry} />
  if (source.isLoading) return <GallerySkeleton />
  if (source.sections.length === 0) return <NoPhotos album={album} />
  const isByHand = !filter && sort === 'hand'
  return (
    <>
      <Arranging album={album} source={source} grid={grid} chosen={chosen} isEnabled={isByHand && !photoId}>
        <Gallery
          source={source}
          hrefOf={hrefOf}
          onOpen={open}
          onDismiss={dismiss}
          // Here the key takes a photo out of the album; where its filter finds it, that is no meaning.
          onDelete={(ids) => (filter ? undefined : void removeFromAlbum(album, ids))}
          bar={(ids, clear) => (
            <AlbumBar album={album} source={source} ids={ids} onClear={clear} chosen={chosen} />
          )}
          isCovered={photoId !== undefined}
          handle={grid}
        />
      </Arranging>
      {photoId && <LazyViewer photoId={photoId} source={source} onShow={show} onClose={close} />}
    </>
  )
}

function NoPhotos({ album }: { album: Album }) {
  if (album.filter)
    return (
      <EmptyState icon={<LibraryBig />} title="Nothing matches yet">
        <p>Photos come here by themselves as soon as the filter finds them.</p>
      </EmptyState>
    )
  return (
    <EmptyState
      icon={<LibraryBig />}
      title="This album is empty"
      action={<UploadButton label="Upload into it" albumId={album.id} />}
    >
      <p>Drop photos here, or select some in your timeline and choose Add to album.</p>
    </EmptyState>
  )
}
