// The text of a PDF, as two programs without common code read it.
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { getDocumentProxy } from 'unpdf'

/** The text of each page; lines end with \n. */
export type Extractor = (pdf: Uint8Array) => Promise<string[]>

/** As browsers do: pdf.js, which would replace ligatures if its normalisation were on. */
async function withPdfJs(pdf: Uint8Array): Promise<string[]> {
  // The library takes the bytes away from their owner.
  const document = await getDocumentProxy(new Uint8Array(pdf))
  try {
    const pages: string[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent({ disableNormalization: true })
      pages.push(linesOf(items.filter((item) => 'str' in item)))
      page.cleanup()
    }
    return pages
  } finally {
    await document.loadingTask.destroy()
  }
}

interface TextItem {
  str: string
  hasEOL: boolean
  width: number
  /** The fifth number is its left end, in points. */
  transform: number[]
}

/** The library has no space where a line that is read from right to left has a gap. */
function linesOf(items: readonly TextItem[]): string {
  let text = ''
  let before: TextItem | null = null
  for (const item of items) {
    if (before && item.str && isApart(before, item)) text += ' '
    text += item.str + (item.hasEOL ? '\n' : '')
    before = item.hasEOL || !item.str ? null : item
  }
  return text
}

function isApart(one: TextItem, other: TextItem): boolean {
  const [left, next] = [one.transform[4]!, other.transform[4]!]
  return Math.abs(left + one.width - next) > GAP && Math.abs(next + other.width - left) > GAP
}
/** Points: more than a wide space, because letters of other widths may be this far apart. */
const GAP = 14

let pdfium: Promise<PDFiumLibrary> | null = null

async function withPdfium(pdf: Uint8Array): Promise<string[]> {
  pdfium ??= PDFiumLibrary.init()
  const document = await (await pdfium).loadDocument(Buffer.from(pdf))
  try {
    return Array.from(document.pages(), (page) => {
      const text = page.getText()
      // The library never closes pages, which would stay in memory after their document is gone.
      page['module']._FPDF_ClosePage(page['pageIdx'])
      // It writes a hyphen at the end of a line as one of these.
      return text.replace(/\r\n?/g, '\n').replaceAll('\u0002', '-').replaceAll('\uFFFE', '-')
    })
  } finally {
    document.destroy()
  }
}

export const EXTRACTORS: Record<'pdf.js' | 'pdfium', Extractor> = { 'pdf.js': withPdfJs, pdfium: withPdfium }
