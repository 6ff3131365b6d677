import type { PageSize, PagesJob, PagesReport } from './pages.worker.ts'

export interface PdfPages {
  sizes: readonly PageSize[]
  /** Pages count from 1; `width` is in device pixels. */
  draw: (page: number, width: number) => Promise<ImageBitmap>
}

export interface PdfReader {
  /** Takes the bytes away from whoever passes them. */
  open: (bytes: ArrayBuffer) => Promise<PdfPages>
  close: () => void
}

type Question = { open: ArrayBuffer } | { draw: number; width: number }
type Waiting = Pick<PromiseWithResolvers<PagesReport>, 'resolve' | 'reject'>

/** A worker of its own, which ends with `close`. */
export function startPdfReader(): PdfReader {
  const worker = new Worker(new URL('./pages.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, Waiting>()
  let jobs = 0

  worker.addEventListener('message', ({ data }: MessageEvent<PagesReport>) => {
    // The library reports about itself, too.
    const asked = waiting.get(data?.job)
    waiting.delete(data?.job)
    if ('error' in data) asked?.reject(new Error(`The page cannot be drawn: ${data.error}`))
    else asked?.resolve(data)
  })
  worker.addEventListener('error', () => {
    for (const { reject } of waiting.values()) reject(new Error('The script that draws pages failed'))
    waiting.clear()
  })

  function ask(question: Question, transfer: Transferable[] = []): Promise<PagesReport> {
    const job = ++jobs
    const { promise, resolve, reject } = Promise.withResolvers<PagesReport>()
    waiting.set(job, { resolve, reject })
    worker.postMessage({ job, ...question } satisfies PagesJob, transfer)
    return promise
  }

  return {
    async open(bytes) {
      const report = await ask({ open: bytes }, [bytes])
      if (!('sizes' in report)) throw new Error('The document was not opened')
      return {
        sizes: report.sizes,
        async draw(page, width) {
          const drawn = await ask({ draw: page, width })
          if (!('bitmap' in drawn)) throw new Error('The page was not drawn')
          return drawn.bitmap
        },
      }
    },
    close: () => worker.terminate(),
  }
}
