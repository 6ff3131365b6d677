import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Evidence } from '../../../../../../services/careers/resumes/schemas.ts'
import { Skeleton } from '../../../../ui/skeleton.tsx'
import { UNSURE } from '../evidence-words.ts'
import type { PageSize } from './pages.worker.ts'
import { type PdfPages, startPdfReader } from './pdf-pages.ts'

interface PdfDocumentProps {
  bytes: ArrayBuffer
  pane: RefObject<HTMLElement | null>
  evidence: Evidence | undefined
}

export function PdfDocument({ bytes, pane, evidence }: PdfDocumentProps) {
  const [pages, setPages] = useState<PdfPages | null>(null)
  const [error, setError] = useState<Error | null>(null)

  useEffect(() => {
    const reader = startPdfReader()
    reader.open(bytes.slice(0)).then(setPages, setError)
    return () => {
      reader.close()
      setPages(null)
    }
  }, [bytes])

  // The boundary around the document says what to do.
  if (error) throw error
  if (!pages) return <Skeleton className="h-96" />
  return pages.sizes.map((size, index) => (
    <PdfPage
      // biome-ignore lint/suspicious/noArrayIndexKey: a page has no other name than its number
      key={index}
      number={index + 1}
      count={pages.sizes.length}
      size={size}
      pages={pages}
      pane={pane}
      evidence={evidence?.page === index + 1 ? evidence : undefined}
    />
  ))
}

interface PdfPageProps extends Omit<PdfDocumentProps, 'bytes'> {
  number: number
  count: number
  size: PageSize
  pages: PdfPages
}

/** More device pixels show nothing more of a résumé and cost a phone its memory. */
const MOST_PIXELS = 1800

function PdfPage({ number, count, size, pages, pane, evidence }: PdfPageProps) {
  const frame = useRef<HTMLElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [isNear, setNear] = useState(false)
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    if (!frame.current) return
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      root: pane.current,
      rootMargin: '100% 0px',
    })
    observer.observe(frame.current)
    return () => observer.disconnect()
  }, [pane])

  useEffect(() => {
    const target = canvas.current
    if (!isNear || !target) return
    let isGone = false
    const width = Math.min(MOST_PIXELS, Math.round(target.clientWidth * devicePixelRatio))
    pages.draw(number, width).then(
      (bitmap) => {
        if (isGone) return bitmap.close()
        Object.assign(target, { width: bitmap.width, height: bitmap.height })
        target.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap)
        target.dataset.drawn = ''
      },
      () => setFailed(true),
    )
    return () => {
      isGone = true
    }
  }, [isNear, number, pages])

  return (
    // The paper is white in both themes, so its marks have the colours of the light one.
    <figure
      ref={frame}
      className="relative overflow-hidden rounded-sm bg-white scheme-light ring-1 ring-line"
      style={{ aspectRatio: `${size.width} / ${size.height}` }}
    >
      {isNear && (
        <canvas
          ref={canvas}
          role="img"
          aria-label={`Page ${number} of ${count}`}
          className="absolute inset-0 size-full"
        />
      )}
      {failed && <p className="p-4 text-black text-sm">Page {number} could not be drawn.</p>}
      {evidence?.box && <PageMark box={evidence.box} isUnsure={evidence.confidence < UNSURE} />}
    </figure>
  )
}

/** Room around the words, as a fraction of the page. */
const ROOM = 0.006

function PageMark({ box, isUnsure }: { box: number[]; isUnsure: boolean }) {
  const [left = 0, top = 0, width = 0, height = 0] = box
  const percent = (share: number) => `${share * 100}%`
  return (
    <span
      data-mark=""
      aria-hidden="true"
      className={
        isUnsure
          ? 'absolute rounded-sm border-2 border-warn border-dashed bg-warn/20'
          : 'absolute rounded-sm border-2 border-accent bg-accent/15'
      }
      style={{
        left: percent(left - ROOM),
        top: percent(top - ROOM),
        width: percent(width + 2 * ROOM),
        height: percent(height + 2 * ROOM),
      }}
    />
  )
}
