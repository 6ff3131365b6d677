import { Images, LibraryBig, Sparkles } from 'lucide-react'
import type { Album } from '../../../../../services/photos/albums/schemas.ts'
import { cx } from '../../../ui/cx.ts'
import { placeholder } from '../gallery/thumbhash.ts'

/** What stands for an album: its cover, or a sign where it has none. */
export function AlbumCover({ album, isLarge = false }: { album: Album; isLarge?: boolean }) {
  const { cover } = album
  const url = isLarge ? (cover?.previewUrl ?? cover?.thumbnailUrl) : cover?.thumbnailUrl
  const Sign = album.kind === 'project' ? LibraryBig : album.filter ? Sparkles : Images
  return (
    <span
      aria-hidden="true"
      className={cx(
        'grid size-full place-items-center overflow-hidden bg-center bg-cover bg-paper-sunk text-ink-faint',
      )}
      style={cover?.thumbhash ? { backgroundImage: `url("${placeholder(cover.thumbhash)}")` } : undefined}
    >
      {url ? (
        <img src={url} alt="" loading="lazy" decoding="async" className="size-full object-cover" />
      ) : (
        <Sign className="size-8" strokeWidth={1.5} />
      )}
    </span>
  )
}
