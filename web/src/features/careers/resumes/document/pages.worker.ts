// Draws the pages of a PDF in a worker, so that a long or a strange document never holds up the page.
import { getDocument, type PDFDocumentProxy } from 'unpdf/pdfjs'

export interface PageSize {
  /** Points. */
  width: number
  height: number
}
export type PagesJob = { job: number; open: ArrayBuffer } | { job: number; draw: number; width: number }
export type PagesReport =
  | { job: number; sizes: PageSize[] }
  | { job: number; bitmap: ImageBitmap }
  | { job: number; error: string }

interface Drawing {
  canvas: OffscreenCanvas | null
  context: OffscreenCanvasRenderingContext2D | null
}

class Canvases {
  create(width: number, height: number): Drawing {
    const canvas = new OffscreenCanvas(width, height)
    return { canvas, context: canvas.getContext('2d') }
  }
  reset({ canvas }: Drawing, width: number, height: number) {
    if (canvas) Object.assign(canvas, { width, height })
  }
  destroy(drawing: Drawing) {
    Object.assign(drawing, { canvas: null, context: null })
  }
}

/** Filters are elements of a document, which a worker does not have. They only serve forced colours and masks. */
class NoFilters {
  addFilter = () => 'none'
  addHCMFilter = () => 'none'
  addAlphaFilter = () => 'none'
  addLuminosityFilter = () => 'none'
  addKnockoutFilter = () => 'none'
  addHighlightHCMFilter = () => 'none'
  destroy() {}
}

let document: PDFDocumentProxy | undefined

addEventListener('message', ({ data }: MessageEvent<PagesJob>) => {
  if (typeof data?.job === 'number') void run(data)
})

async function run(job: PagesJob): Promise<void> {
  try {
    if ('open' in job) report({ job: job.job, sizes: await open(job.open) })
    else {
      const bitmap = await draw(job.draw, job.width)
      report({ job: job.job, bitmap }, [bitmap])
    }
  } catch (error) {
    report({ job: job.job, error: error instanceof Error ? error.name : 'Error' })
  }
}

const report = (message: PagesReport, transfer: Transferable[] = []) => postMessage(message, { transfer })

async function open(bytes: ArrayBuffer): Promise<PageSize[]> {
  const settings = {
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    // Fonts that are not inside are those of the device, as in a browser's own viewer.
    useSystemFonts: true,
    useWorkerFetch: false,
    ownerDocument: { fonts: (self as unknown as { fonts: FontFaceSet }).fonts },
    CanvasFactory: Canvases,
    FilterFactory: NoFilters,
  }
  document = await getDocument(settings as unknown as Parameters<typeof getDocument>[0]).promise
  const sizes: PageSize[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { width, height } = (await document.getPage(number)).getViewport({ scale: 1 })
    sizes.push({ width, height })
  }
  return sizes
}

async function draw(number: number, width: number): Promise<ImageBitmap> {
  if (!document) throw new Error('No document is open')
  const page = await document.getPage(number)
  const scale = width / page.getViewport({ scale: 1 }).width
  const viewport = page.getViewport({ scale })
  const canvas = new OffscreenCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  const canvasContext = canvas.getContext('2d') as unknown as CanvasRenderingContext2D
  // Drawing for the screen waits for frames of a window, which is not here.
  await page.render({ canvas: null, canvasContext, viewport, intent: 'print' }).promise
  page.cleanup()
  return canvas.transferToImageBitmap()
}
