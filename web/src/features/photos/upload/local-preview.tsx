// A preview of a file before it is uploaded, drawn by the browser where it knows the format.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { cx } from '../../../ui/cx.ts'
import { uploads } from './uploads.ts'

/** Pixels, which are enough for a tile of the gallery. */
const WIDTH = 320
/** The number of previews kept; the most recently used come last. */
const MOST = 60

const pictures = new Map<string, Promise<ImageBitmap | null>>()
let queue: Promise<unknown> = Promise.resolve()

/** Files are decoded one after another: decoding a camera's originals all at once would exhaust a phone's memory. */
function pictureOf(uploadId: string): Promise<ImageBitmap | null> {
  const known = pictures.get(uploadId)
  if (known !== undefined) return known
  const picture = queue.then(() => decode(uploadId))
  queue = picture
  pictures.set(uploadId, picture)
  const [oldest] = pictures.keys()
  if (pictures.size > MOST && oldest !== undefined) pictures.delete(oldest)
  return picture
}

async function decode(uploadId: string): Promise<ImageBitmap | null> {
  const file = uploads.file(uploadId)
  if (!file) return null
  try {
    return await createImageBitmap(file, { resizeWidth: WIDTH, resizeQuality: 'medium' })
  } catch {
    // The file is a HEIC or TIFF, which most browsers cannot decode, or not a picture; the studio will tell.
    return null
  }
}

export interface LocalPreviewProps {
  uploadId: string
  className?: string
  /** Shown until there is a picture, and when there will be none. */
  fallback?: ReactNode
}

export function LocalPreview({ uploadId, className, fallback = null }: LocalPreviewProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [isDrawn, setDrawn] = useState(false)

  useEffect(() => {
    let isGone = false
    setDrawn(false)
    void pictureOf(uploadId).then((picture) => {
      const element = canvas.current
      if (isGone || !picture || !element) return
      element.width = picture.width
      element.height = picture.height
      element.getContext('2d')?.drawImage(picture, 0, 0)
      setDrawn(true)
    })
    return () => {
      isGone = true
    }
  }, [uploadId])

  return (
    <>
      <canvas ref={canvas} className={cx(className, !isDrawn && 'hidden')} />
      {!isDrawn && fallback}
    </>
  )
}
