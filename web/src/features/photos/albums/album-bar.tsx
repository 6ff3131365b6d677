import { ArrowDownToLine, ArrowUpToLine, FolderMinus, Image } from 'lucide-react'
import { useEffect } from 'react'
import type { Album } from '../../../../../services/photos/albums/schemas.ts'
import { MenuItem } from '../../../ui/menu.tsx'
import { toast } from '../../../ui/toast.tsx'
import { SelectionBar } from '../gallery/selection-bar.tsx'
import type { GallerySource } from '../gallery/use-source.ts'
import { editAlbum, moveInAlbum, removeFromAlbum } from './album-data.ts'

interface AlbumBarProps {
  album: Album
  source: GallerySource
  ids: readonly string[]
  onClear(): void
  /** Is told what is selected, because that is dragged together. */
  chosen: React.RefObject<readonly string[]>
}

/** What can be done with the selected photos of an album, besides what can be done with photos everywhere. */
export function AlbumBar({ album, source, ids, onClear, chosen }: AlbumBarProps) {
  useEffect(() => {
    chosen.current = ids
    return () => {
      chosen.current = []
    }
  }, [chosen, ids])
  const holdsPhotos = !album.filter
  const [only] = ids

  async function moveToEnd() {
    const list = [...ids]
    try {
      // The last photo is known only when all are fetched.
      const tiles = await source.all(new AbortController().signal, () => undefined)
      const last = tiles.findLast(({ id }) => !list.includes(id))
      if (last) await moveInAlbum(album, list, last.id)
    } catch (error) {
      toast.failed('Not moved', error)
    }
  }

  return (
    <SelectionBar
      ids={ids}
      onClear={onClear}
      more={
        <>
          {holdsPhotos && (
            <MenuItem
              icon={<FolderMinus />}
              onSelect={() => {
                void removeFromAlbum(album, ids)
                onClear()
              }}
            >
              Take out of this album
            </MenuItem>
          )}
          {only && ids.length === 1 && (
            <MenuItem icon={<Image />} onSelect={() => void editAlbum(album, { coverId: only })}>
              Use as cover
            </MenuItem>
          )}
          {holdsPhotos && album.sort === 'hand' && (
            <>
              <MenuItem icon={<ArrowUpToLine />} onSelect={() => void moveInAlbum(album, ids, null)}>
                Move to the beginning
              </MenuItem>
              <MenuItem icon={<ArrowDownToLine />} onSelect={() => void moveToEnd()}>
                Move to the end
              </MenuItem>
            </>
          )}
        </>
      }
    />
  )
}
