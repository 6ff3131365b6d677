import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { LibraryBig, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Album } from '../../../../../services/photos/albums/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { AlbumCards } from './album-cards.tsx'
import { albumsQuery } from './album-data.ts'
import { AlbumDialog } from './album-dialog.tsx'

/** The albums that a project holds. */
export function ProjectContent({ project }: { project: Album }) {
  const { data: all, isPending, error, refetch } = useQuery(albumsQuery)
  const [isMaking, setMaking] = useState(false)
  const navigate = useNavigate()
  const albums = (all ?? []).filter(({ projectId }) => projectId === project.id)
  const make = (
    <Button icon={<Plus />} onClick={() => setMaking(true)}>
      New album
    </Button>
  )
  return (
    <>
      {error ? (
        <ErrorState error={error} title="Its albums could not be loaded" onRetry={refetch} />
      ) : isPending ? (
        <Skeleton className="h-48" />
      ) : albums.length === 0 ? (
        <EmptyState icon={<LibraryBig />} title="No albums in this project" action={make}>
          <p>Make one here, or open an album and move it into this project.</p>
        </EmptyState>
      ) : (
        <div className="grid gap-6">
          <div>{make}</div>
          <AlbumCards label={`Albums of ${project.title}`} albums={albums} all={all ?? []} />
        </div>
      )}
      {isMaking && (
        <AlbumDialog
          projectId={project.id}
          onClose={() => setMaking(false)}
          onMade={({ id }) => void navigate({ to: '/photos/albums/$albumId', params: { albumId: id } })}
        />
      )}
    </>
  )
}
