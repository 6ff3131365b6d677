import { Download, Info, RotateCcw, Trash2, X, ZoomIn, ZoomOut } from 'lucide-react'
import { Dialog } from 'radix-ui'
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import { cx } from '../../../ui/cx.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { downloadOriginals, restore } from '../data/actions.ts'

interface ToolbarProps {
  name: string
  tile: PhotoTile | undefined
  hasPanel: boolean
  onClose(): void
  onZoom(factor: number): void
  onTrash(): void
  onTogglePanel(): void
}

export function Toolbar({ name, tile, hasPanel, onClose, onZoom, onTrash, onTogglePanel }: ToolbarProps) {
  return (
    <header className="flex items-center gap-0.5 px-1 py-1 md:px-3 md:py-2">
      <IconButton label="Close" tooltipSide="bottom" onClick={onClose}>
        <X />
      </IconButton>
      <Dialog.Title className="min-w-0 flex-1 truncate px-2 font-medium text-sm">{name}</Dialog.Title>
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
