import { Check, Heart } from 'lucide-react'
import { memo, useState } from 'react'
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import { cx } from '../../../ui/cx.ts'
import { MotionOnHover } from './motion-on-hover.tsx'
import { Picture } from './picture.tsx'
import { tileName } from './tile-name.ts'
import { TileSigns, TileStatus } from './tile-status.tsx'

export interface TileActions {
  hrefOf(tile: PhotoTile): string
  open(tile: PhotoTile): void
  /** Called when somebody may be about to open the photo. */
  approach?(): void
  /** `isRange` adds everything since the last choice. */
  choose(tile: PhotoTile, isRange: boolean): void
  /** Makes it a favourite, or one no longer. */
  favourite?(tile: PhotoTile): void
  dismiss?(tile: PhotoTile): void
  /** A few words on top of the picture. */
  noteOf?(tile: PhotoTile): string | null
}

export interface TileProps {
  tile: PhotoTile
  left: number
  top: number
  width: number
  height: number
  isSelected: boolean
  isSelecting: boolean
  /** Whether it is the one tile that the Tab key reaches. */
  isTabStop: boolean
  actions: TileActions
}

export const Tile = memo(function Tile(props: TileProps) {
  const { tile, left, top, width, height, isSelected, isSelecting, isTabStop, actions } = props
  const name = tileName(tile)
  const note = actions.noteOf?.(tile) ?? null
  const press = useLongPress(() => actions.choose(tile, false))

  function onClick(event: React.MouseEvent) {
    if (press.wasLong()) return event.preventDefault()
    if (event.metaKey || event.ctrlKey) return
    event.preventDefault()
    if (isSelecting || event.shiftKey) actions.choose(tile, event.shiftKey)
    else actions.open(tile)
  }

  return (
    <div className="group/tile absolute" style={{ left, top, width, height }} data-photo={tile.id}>
      <a
        href={actions.hrefOf(tile)}
        aria-label={note ? `${name}, ${note}` : name}
        aria-describedby={tile.status === 'rejected' ? `reason-${tile.id}` : undefined}
        tabIndex={isTabStop ? 0 : -1}
        draggable={false}
        className={cx(
          'absolute inset-0 block overflow-hidden bg-paper-sunk transition-transform duration-150 focus-visible:z-above focus-visible:outline-3 focus-visible:outline-offset-1',
          isSelected && 'scale-90 rounded-md',
        )}
        onClick={onClick}
        onPointerEnter={actions.approach}
        onFocus={actions.approach}
        {...press.handlers}
      >
        <Picture tile={tile} />
        {tile.hasMotion && <MotionOnHover tile={tile} />}
        <TileSigns tile={tile} note={note} />
      </a>
      {(tile.status === 'rejected' || !tile.thumbnailUrl) && (
        <div
          id={`reason-${tile.id}`}
          className={cx(
            'pointer-events-none absolute inset-0 transition-transform [&_button]:pointer-events-auto',
            isSelected && 'scale-90',
          )}
        >
          <TileStatus tile={tile} isSelecting={isSelecting} onDismiss={actions.dismiss} />
        </div>
      )}
      {actions.favourite && tile.status !== 'rejected' && (
        <button
          type="button"
          aria-pressed={tile.isFavourite}
          aria-label={`Favourite: ${name}`}
          tabIndex={-1}
          onClick={() => actions.favourite?.(tile)}
          className={cx(
            'absolute top-0 right-0 z-above grid size-10 place-items-center text-white drop-shadow-[0_0_2px_#000]',
            !tile.isFavourite &&
              !isSelected &&
              'opacity-0 focus-visible:opacity-100 group-focus-within/tile:opacity-100 group-hover/tile:opacity-100 pointer-coarse:hidden',
          )}
        >
          <Heart
            aria-hidden="true"
            className={cx('size-[18px]', tile.isFavourite && 'fill-current')}
            strokeWidth={2.2}
          />
        </button>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a native checkbox cannot hold this drawing or the shift key */}
      <button
        type="button"
        role="checkbox"
        aria-checked={isSelected}
        aria-label={`Select ${name}`}
        tabIndex={-1}
        onClick={(event) => actions.choose(tile, event.shiftKey)}
        className={cx(
          'absolute top-0 left-0 z-above grid size-10 place-items-center',
          !isSelected && !isSelecting && 'opacity-0 focus-visible:opacity-100 group-hover/tile:opacity-100',
          !isSelecting && 'pointer-coarse:hidden',
        )}
      >
        <span
          className={cx(
            'grid size-[22px] place-items-center rounded-full border-2',
            isSelected
              ? 'border-accent bg-accent text-accent-ink'
              : 'border-white bg-black/35 text-transparent hover:text-white',
          )}
        >
          <Check aria-hidden="true" className="size-3.5" strokeWidth={3} />
        </span>
      </button>
    </div>
  )
})

/** Milliseconds. */
const LONG_PRESS = 450

/** A long touch selects the photo; the click that follows it is ignored. */
function useLongPress(onLongPress: () => void) {
  const [state] = useState(() => ({ timer: 0, isLong: false }))
  const cancel = () => window.clearTimeout(state.timer)
  return {
    wasLong: () => {
      const { isLong } = state
      state.isLong = false
      return isLong
    },
    handlers: {
      onPointerDown: (event: React.PointerEvent) => {
        state.isLong = false
        if (event.pointerType !== 'touch') return
        state.timer = window.setTimeout(() => {
          state.isLong = true
          navigator.vibrate?.(10)
          onLongPress()
        }, LONG_PRESS)
      },
      onPointerUp: cancel,
      onPointerMove: (event: React.PointerEvent) => {
        if (Math.abs(event.movementX) + Math.abs(event.movementY) > 6) cancel()
      },
      onPointerCancel: cancel,
      onContextMenu: (event: React.MouseEvent) => {
        if (state.isLong) event.preventDefault()
      },
    },
  }
}
