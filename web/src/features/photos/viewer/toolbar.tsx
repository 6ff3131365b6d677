import {
  Archive,
  ArchiveRestore,
  Crop,
  Download,
  EllipsisVertical,
  Heart,
  Info,
  Maximize,
  Minimize,
  Pause,
  Play,
  RotateCcw,
  Trash2,
  X,
  ZoomIn,
  ZoomOut,
} from 'lucide-react'
import { Dialog } from 'radix-ui'
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import { cx } from '../../../ui/cx.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { downloadOriginals, restore } from '../data/actions.ts'

interface ToolbarProps {
  name: string
  tile: PhotoTile | undefined
  hasPanel: boolean
  onClose(): void
  onZoom(factor: number): void
  onTrash(): void
  onTogglePanel(): void
  /** `3 of 120`; null while it is not known. */
  place: string | null
  slideshow: { isPlaying: boolean; toggle(): void }
  /** Null where the browser has none. */
  fullScreen: { isFull: boolean; toggle(): void } | null
  onFavourite(): void
  onArchive(): void
  /** Null for a photo that cannot be turned and cropped. */
  onAdjust: (() => void) | null
}

export function Toolbar(props: ToolbarProps) {
  const { name, tile, hasPanel, onClose, onZoom, onTrash, onTogglePanel } = props
  const { place, slideshow, fullScreen, onFavourite, onArchive, onAdjust } = props
  const canMark = tile && !tile.trashedAt && tile.status !== 'rejected'
  return (
    <header className="flex items-center gap-0.5 px-1 py-1 md:px-3 md:py-2">
      <IconButton label="Close" tooltipSide="bottom" onClick={onClose}>
        <X />
      </IconButton>
      <Dialog.Title className="min-w-0 flex-1 truncate px-2 font-medium text-sm">
        {/* Beside the place and all buttons, a phone would show its first letter. */}
        <span className={cx(place && 'max-sm:sr-only')}>{name}</span>
      </Dialog.Title>
      {place && <p className="whitespace-nowrap px-2 text-ink-soft text-note tabular-nums">{place}</p>}
      {canMark && (
        <IconButton
          label={tile.isFavourite ? 'No longer a favourite (F)' : 'Favourite (F)'}
          aria-pressed={tile.isFavourite}
          tooltipSide="bottom"
          onClick={onFavourite}
        >
          <Heart className={cx(tile.isFavourite && 'fill-current')} />
        </IconButton>
      )}
      {tile && (
        <>
          <IconButton
            label="Zoom in"
            className="max-md:hidden!"
            tooltipSide="bottom"
            onClick={() => onZoom(1.5)}
          >
            <ZoomIn />
          </IconButton>
          <IconButton
            label="Zoom out"
            className="max-md:hidden!"
            tooltipSide="bottom"
            onClick={() => onZoom(1 / 1.5)}
          >
            <ZoomOut />
          </IconButton>
        </>
      )}
      {tile && tile.status !== 'uploading' && tile.status !== 'rejected' && (
        <IconButton
          label="Download original"
          tooltipSide="bottom"
          onClick={() => void downloadOriginals([tile.id])}
        >
          <Download />
        </IconButton>
      )}
      {tile?.trashedAt && (
        <IconButton label="Restore" tooltipSide="bottom" onClick={() => void restore([tile.id])}>
          <RotateCcw />
        </IconButton>
      )}
      {tile && !tile.trashedAt && tile.status !== 'rejected' && (
        <IconButton label="Move to trash" tooltipSide="bottom" onClick={onTrash}>
          <Trash2 />
        </IconButton>
      )}
      {tile && (
        <Menu
          trigger={
            <IconButton label="More" tooltipSide="bottom">
              <EllipsisVertical />
            </IconButton>
          }
        >
          <MenuItem icon={slideshow.isPlaying ? <Pause /> : <Play />} onSelect={slideshow.toggle}>
            {slideshow.isPlaying ? 'Stop the slideshow' : 'Slideshow (S)'}
          </MenuItem>
          {fullScreen && (
            <MenuItem icon={fullScreen.isFull ? <Minimize /> : <Maximize />} onSelect={fullScreen.toggle}>
              {fullScreen.isFull ? 'Leave full screen' : 'Full screen'}
            </MenuItem>
          )}
          {onAdjust && (
            <MenuItem icon={<Crop />} onSelect={onAdjust}>
              Rotate and crop (R)
            </MenuItem>
          )}
          {canMark && !tile.isPrivate && (
            <MenuItem icon={tile.isArchived ? <ArchiveRestore /> : <Archive />} onSelect={onArchive}>
              {tile.isArchived ? 'Move to the timeline (E)' : 'Archive (E)'}
            </MenuItem>
          )}
        </Menu>
      )}
      {slideshow.isPlaying && (
        <IconButton label="Stop the slideshow" tooltipSide="bottom" onClick={slideshow.toggle}>
          <Pause />
        </IconButton>
      )}
      {tile && (
        <IconButton
          label="Details"
          tooltipSide="bottom"
          aria-pressed={hasPanel}
          className={cx(hasPanel && 'bg-wash-strong text-ink!')}
          onClick={onTogglePanel}
        >
          <Info />
        </IconButton>
      )}
    </header>
  )
}
