// The text of a PDF with its places, read by pdf.js.
import { setImmediate } from 'node:timers/promises'
import { getDocumentProxy } from 'unpdf'
import { MAX_RESUME_PAGES } from '../../services/careers/resumes/schemas.ts'
import { UnreadableDocument } from '../../services/platform/unreadable.ts'
import { cleanText } from './clean-text.ts'

export interface Piece {
  text: string
  x0: number
  x1: number
  /** Points from the top of the page to the baseline. */
  y: number
  size: number
  font: string
  isRightToLeft: boolean
}

export interface Page {
  number: number
  width: number
  height: number
  pieces: Piece[]
}

/** More would be a file that was made to be slow. */
const MAX_PIECES = 200_000

export async function readPages(bytes: Uint8Array): Promise<Page[]> {
  const document = await open(bytes)
  try {
    if (document.numPages > MAX_RESUME_PAGES)
      throw new UnreadableDocument(
        `The document has ${document.numPages} pages; a résumé may have up to ${MAX_RESUME_PAGES}.`,
      )
    const pages: Page[] = []
    let count = 0
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const { width, height, transform } = page.getViewport({ scale: 1 })
      const content = await page.getTextContent({ disableNormalization: true })
      const pieces = content.items.flatMap((item) => ('str' in item ? pieceOf(item, transform) : []))
      pages.push({ number, width, height, pieces: withoutRepetition(pieces) })
      page.cleanup()
      count += pieces.length
      if (count > MAX_PIECES) throw new UnreadableDocument('The document holds more text than a résumé may.')
      await setImmediate()
    }
    return pages
  } finally {
    await document.destroy()
  }
}

async function open(bytes: Uint8Array) {
  try {
    // pdf.js takes the bytes away from whoever passes them.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, isEvalSupported: false })
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    if (name === 'PasswordException')
      throw new UnreadableDocument(
        'The PDF is protected with a password. Upload a copy without protection.',
        { cause: error },
      )
    if (!/Exception$|^FormatError$/.test(name)) throw error
    throw new UnreadableDocument('The file is damaged: it cannot be opened as a PDF.', { cause: error })
  }
}

interface Item {
  str: string
  dir: string
  transform: number[]
  width: number
  fontName: string
}

function pieceOf({ str, dir, transform, width, fontName }: Item, view: number[]): Piece[] {
  const text = cleanText(str)
  if (text.trim() === '') return []
  const [a = 0, b = 0, , d = 0, e = 0, f = 0] = transform
  const [va = 1, vb = 0, vc = 0, vd = -1, ve = 0, vf = 0] = view
  // Text that stands upright or is turned is not part of the lines.
  if (Math.abs(b) > Math.abs(a) * 0.2) return []
  const x0 = va * e + vc * f + ve
  const size = Math.abs(d) || Math.abs(a)
  // A tab after every word is a space that the font draws.
  const shown = text.trimEnd()
  const share = shown.length / text.length
  const isRightToLeft = dir === 'rtl'
  return [
    {
      text: shown.trimStart(),
      x0,
      x1: x0 + width * (isRightToLeft ? 1 : share),
      y: vb * e + vd * f + vf,
      size,
      font: fontName,
      isRightToLeft,
    },
  ]
}

/** Bold text is sometimes drawn twice. */
function withoutRepetition(pieces: Piece[]): Piece[] {
  const seen = new Set<string>()
  return pieces.filter(({ text, x0, y }) => {
    const key = `${text} ${Math.round(x0)} ${Math.round(y)}`
    return seen.has(key) ? false : seen.add(key)
  })
}
