import { ImageOff } from 'lucide-react'
import { useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import { cx } from '../../../ui/cx.ts'
import { Spinner } from '../../../ui/spinner.tsx'
import { UNKNOWN_RATIO } from '../gallery/justified.ts'
import { placeholder } from '../gallery/thumbhash.ts'
import { tileName } from '../gallery/tile-name.ts'
import { useGestures } from './use-gestures.ts'
import { useSize } from './use-size.ts'
import { FITTED, fitInto, type Point, type Size, type Transform, zoomAt } from './zoom.ts'

export interface StageHandle {
  zoom(factor: number): void
  reset(): void
}

export interface StageProps {
  tile: PhotoTile
  previewUrl: string | null
  natural: Size | null
  onSwipe(to: 'previous' | 'next' | 'close'): void
  handle: React.RefObject<StageHandle | null>
}

/** The picture: first the thumbnail, then the large rendition over it as soon as it is loaded. */
export function Stage({ tile, previewUrl, natural, onSwipe, handle }: StageProps) {
  const box = useRef<HTMLDivElement>(null)
  const stage = useSize(box)
  const [transform, setTransform] = useState<Transform>(FITTED)
  const [drag, setDrag] = useState<Point | null>(null)
  const picture = fitInto(tile.ratio ?? UNKNOWN_RATIO, stage, natural)
  const bounds = { picture, stage }

  // biome-ignore lint/correctness/useExhaustiveDependencies: another photo starts fitted
  useEffect(() => {
    setTransform(FITTED)
    setDrag(null)
  }, [tile.id])

  useGestures(box, { bounds, transform, onTransform: setTransform, onDrag: setDrag, onSwipe })
  useImperativeHandle(handle, () => ({
    zoom: (factor) => setTransform((now) => zoomAt(now, factor, { x: 0, y: 0 }, bounds)),
    reset: () => setTransform(FITTED),
  }))

  const isStill = drag === null && transform.scale === 1
  const { x, y } = drag ?? transform
  return (
    <div
      ref={box}
      className={cx(
        'relative size-full touch-none select-none overflow-hidden',
        transform.scale > 1 ? 'cursor-grab active:cursor-grabbing' : 'cursor-zoom-in',
      )}
    >
      <div
        className={cx('absolute top-1/2 left-1/2', isStill && 'transition-transform duration-150')}
        style={{
          width: picture.width,
          height: picture.height,
          transform: `translate(-50%, -50%) translate(${x}px, ${y}px) scale(${transform.scale})`,
        }}
      >
        <Picture key={tile.id} tile={tile} previewUrl={previewUrl} />
      </div>
    </div>
  )
}

function Picture({ tile, previewUrl }: { tile: PhotoTile; previewUrl: string | null }) {
  const [isLoaded, setLoaded] = useState(false)
  const [isBroken, setBroken] = useState(false)
  const isWaiting = tile.status !== 'rejected' && !isLoaded && !isBroken
  return (
    <>
      {tile.thumbhash && (
        <span
          className={cx('absolute inset-0 bg-center bg-cover', tile.thumbnailUrl && isLoaded && 'opacity-0')}
          style={{ backgroundImage: `url("${placeholder(tile.thumbhash)}")` }}
        />
      )}
      {tile.thumbnailUrl && (
        <img
          src={tile.thumbnailUrl}
          alt=""
          draggable={false}
          className={cx(
            'absolute inset-0 size-full object-contain',
            isLoaded && tile.isAnimated && 'opacity-0',
          )}
        />
      )}
      {previewUrl && !isBroken && (
        <img
          src={previewUrl}
          alt={tileName(tile)}
          draggable={false}
          className={cx(
            'absolute inset-0 size-full object-contain transition-opacity duration-150',
            isLoaded ? 'opacity-100' : 'opacity-0',
          )}
          onLoad={() => setLoaded(true)}
          onError={() => setBroken(true)}
        />
      )}
      {tile.status === 'rejected' && (
        <span className="absolute inset-0 grid place-content-center justify-items-center gap-3 text-center text-ink-soft text-sm">
          <ImageOff aria-hidden="true" className="size-8 text-danger" />
          {tile.reason ?? 'This image could not be read.'}
        </span>
      )}
      {isWaiting && !tile.thumbnailUrl && (
        <span className="absolute inset-0 grid place-content-center justify-items-center gap-2 text-ink-soft text-sm">
          <Spinner />
          {tile.status === 'uploading' ? 'Uploading' : 'Preparing'}
        </span>
      )}
    </>
  )
}
