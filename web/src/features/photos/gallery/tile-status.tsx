import { CircleAlert, CirclePlay, Film, ImageOff, Lock, Upload } from 'lucide-react'
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { cx } from '../../../ui/cx.ts'
import { LocalPreview } from '../upload/local-preview.tsx'
import { useUploadOf } from '../upload/uploads.ts'

/** What a tile shows while there is no picture. */
export function TileStatus({
  tile,
  isSelecting,
  onDismiss,
}: {
  tile: PhotoTile
  isSelecting: boolean
  onDismiss?: ((tile: PhotoTile) => void) | undefined
}) {
  if (tile.status === 'rejected')
    return (
      <div className="absolute inset-0 flex flex-col justify-between gap-1 border border-danger/40 bg-danger-wash p-2 text-danger text-xs leading-4">
        {/* The corner belongs to the checkbox, if there is one. */}
        <ImageOff
          aria-hidden="true"
          className={cx(
            'absolute top-2.5 left-3 size-4 group-hover/tile:invisible',
            isSelecting && 'invisible',
          )}
        />
        <p className="line-clamp-4 pl-8">{tile.reason ?? 'This image could not be read.'}</p>
        {onDismiss && (
          <Button
            variant="ghost"
            size="sm"
            className="relative z-above h-7! self-start px-2! text-danger!"
            onClick={(event) => {
              event.stopPropagation()
              onDismiss(tile)
            }}
          >
            Dismiss
          </Button>
        )}
      </div>
    )
  if (tile.needsAttention) return <Waiting icon={<CircleAlert />} text="Needs attention" tone="text-warn" />
  if (tile.status === 'uploading') return <Uploading id={tile.id} />
  if (!tile.thumbnailUrl) return <Waiting text="Preparing" isBusy />
  return null
}

function Uploading({ id }: { id: string }) {
  const upload = useUploadOf(id)
  const progress = upload ? Math.round((upload.sent / upload.size) * 100) / 100 : null
  return (
    <>
      {upload && (
        <LocalPreview uploadId={upload.id} className="absolute inset-0 size-full object-cover opacity-60" />
      )}
      <Waiting
        icon={progress === 1 ? null : <Upload />}
        text={progress === 1 ? 'Preparing' : 'Uploading'}
        isBusy
        isOverPicture={upload !== undefined}
      />
      {progress !== null && progress < 1 && (
        <span aria-hidden="true" className="absolute inset-x-0 bottom-0 h-1 bg-wash-strong">
          <span
            className="block h-full bg-accent transition-[width]"
            style={{ width: `${progress * 100}%` }}
          />
        </span>
      )}
    </>
  )
}

interface WaitingProps {
  icon?: React.ReactNode
  text: string
  tone?: string
  isBusy?: boolean
  /** Then the words need a ground of their own. */
  isOverPicture?: boolean
}

function Waiting(props: WaitingProps) {
  const { icon, text, tone = 'text-ink-soft', isBusy = false, isOverPicture = false } = props
  return (
    <div className={cx('absolute inset-0 grid place-content-center overflow-hidden', tone)}>
      {isBusy && (
        <span
          aria-hidden="true"
          className="absolute inset-y-0 w-1/3 animate-sweep bg-linear-to-r from-transparent via-wash to-transparent"
        />
      )}
      <span
        className={cx(
          'grid justify-items-center gap-1 rounded-md px-2 py-1 text-xs [&_svg]:size-4',
          isOverPicture && 'bg-paper/85',
        )}
      >
        {icon}
        {text}
      </span>
    </div>
  )
}

/** Small signs on top of the picture. */
export function TileSigns({ tile, note }: { tile: PhotoTile; note?: string | null | undefined }) {
  const isFailing = tile.needsAttention && tile.thumbnailUrl !== null
  if (!tile.isPrivate && !tile.isAnimated && !isFailing && !note && tile.rating === 0 && !tile.hasMotion)
    return null
  return (
    <span className="pointer-events-none absolute bottom-1.5 left-1.5 flex gap-1 [&>span]:flex [&>span]:h-5 [&>span]:items-center [&>span]:whitespace-nowrap [&>span]:gap-1 [&>span]:rounded-sm [&>span]:bg-black/60 [&>span]:px-1 [&>span]:font-medium [&>span]:text-2xs [&>span]:text-white [&_svg]:size-3.5">
      {note && <span>{note}</span>}
      {tile.rating > 0 && (
        <span>
          <span role="img" aria-label={`${tile.rating} stars`}>
            {'★'.repeat(tile.rating)}
          </span>
        </span>
      )}
      {tile.hasMotion && (
        <span>
          <CirclePlay aria-label="With a short film" />
        </span>
      )}
      {tile.isPrivate && (
        <span>
          <Lock aria-label="Private" />
        </span>
      )}
      {tile.isAnimated && (
        <span>
          <Film aria-label="Animated" />
        </span>
      )}
      {isFailing && (
        <span>
          <CircleAlert aria-label="Needs attention" />
        </span>
      )}
    </span>
  )
}
