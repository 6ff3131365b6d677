import { Link } from '@tanstack/react-router'
import { EyeOff } from 'lucide-react'
import type { Album } from '../../../../../services/photos/albums/schemas.ts'
import { AlbumCover } from './album-cover.tsx'
import { sizeOf } from './album-words.ts'

export interface AlbumCardsProps {
  label: string
  albums: readonly Album[]
  /** Every album, to say what is in a project. */
  all: readonly Album[]
}

/** Albums side by side, each a link with its cover. */
export function AlbumCards({ label, albums, all }: AlbumCardsProps) {
  return (
    <ul
      aria-label={label}
      className="grid grid-cols-2 gap-x-3 gap-y-6 sm:grid-cols-3 sm:gap-x-4 lg:grid-cols-4 2xl:grid-cols-6"
    >
      {albums.map((album) => (
        <li key={album.id}>
          <Link
            to="/photos/albums/$albumId"
            params={{ albumId: album.id }}
            className="group grid gap-2 rounded-md focus-visible:outline-offset-4"
          >
            <span className="relative block aspect-4/3 overflow-hidden rounded-md border border-line">
              <AlbumCover album={coverOf(album, all)} isLarge />
              {album.hides && (
                <span className="absolute right-1.5 bottom-1.5 grid size-6 place-items-center rounded-full bg-black/55 text-white">
                  <EyeOff aria-hidden="true" className="size-3.5" />
                  <span className="sr-only">Kept out of the timeline</span>
                </span>
              )}
            </span>
            <span className="grid">
              <span className="line-clamp-2 font-medium text-sm group-hover:underline">{album.title}</span>
              <span className="text-ink-faint text-note">{sizeOf(album, all)}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** A project shows the cover of an album that it holds. */
function coverOf(album: Album, all: readonly Album[]): Album {
  if (album.kind !== 'project') return album
  const held = all.find(({ projectId, cover }) => projectId === album.id && cover)
  return held ? { ...album, cover: held.cover } : album
}
