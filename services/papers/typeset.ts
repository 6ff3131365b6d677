// PDF by Typst: tagged, with the used parts of its fonts inside.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { mapTexts, type PaperDocument, textsOf } from './document.ts'
import { breakable, directed } from './printable.ts'
import { STYLES, type Style } from './styles.ts'
import { TEMPLATE } from './template.ts'

const FONTS: Record<string, readonly string[]> = {
  '@embedpdf/fonts-latin': ['NotoSans-Regular.ttf', 'NotoSans-Bold.ttf'],
  '@embedpdf/fonts-jp': ['NotoSansJP-Regular.otf', 'NotoSansJP-Bold.otf'],
  '@embedpdf/fonts-kr': ['NotoSansKR-Regular.otf', 'NotoSansKR-Bold.otf'],
  '@embedpdf/fonts-hebrew': ['NotoSansHebrew-Regular.ttf', 'NotoSansHebrew-Bold.ttf'],
}

/** The typesetter keeps the results of this many papers for the next ones. */
const KEPT_PAPERS = 8

/**
 * Letters whose joined forms machines read back in another order: pdf.js and PDFium both give "ال" for "لا", and vowel
 * signs stand where the line was drawn.
 */
const JOINING = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Thaana}]/gu

/** A text has letters that no font has. The message is for the person whose text it is. */
export class UnprintableText extends Error {
  constructor(letters: readonly string[]) {
    const some = letters.slice(0, 20).join(' ')
    super(
      (letters.some((letter) => letter.match(JOINING))
        ? `Machines read these letters out of a PDF in a wrong order: ${some}. `
        : `A PDF cannot show these letters: ${some}. `) +
        'Write them in Latin, Greek, Cyrillic, Hebrew, Japanese or Korean letters, or use the Word file.',
    )
    this.name = 'UnprintableText'
  }
}

/** How a kind of document becomes a PDF. */
export interface Printing<Printed> {
  /** A program of the typesetter, which begins with `PREAMBLE`. */
  program: string
  /** Lengths and colours. */
  style(paper: Printed): Style
  direction(paper: Printed): 'ltr' | 'rtl'
  textsOf(paper: Printed): string[]
  /** Changes every printed text, but not what programs read about the document. */
  mapPrinted(paper: Printed, change: (text: string) => string): Printed
  /** Stands for a letter that no font has; null when a paper with such a letter must not be printed. */
  substitute: string | null
  /** PDF/UA unless it says another. */
  standard?: 'a-3a'
}

const PAPERS: Printing<PaperDocument> = {
  program: TEMPLATE,
  style: ({ look }) => STYLES[look.template],
  direction: ({ direction }) => direction,
  textsOf,
  mapPrinted: (paper, change) => {
    const { title, author } = paper
    return { ...mapTexts(paper, change), title, author }
  },
  substitute: null,
}

export interface Typeset<Printed = PaperDocument> {
  pdf: Buffer
  /** The paper as it was printed: without symbols that no font has, such as emoji. */
  printed: Printed
}

export type Typesetter = ReturnType<typeof createTypesetter>

/** Starting takes about 30 ms, and a page 3 to 9 ms, without a pause for other work of the process. */
export function createTypesetter() {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: fontFiles() }] })

  function compile<Printed>(paper: Printed, printing: Printing<Printed>): Buffer {
    // Only the page needs these marks.
    const prepared = printing.mapPrinted(paper, (text) =>
      directed(breakable(text), printing.direction(paper)),
    )
    return compiler.pdf(
      {
        mainFileContent: printing.program,
        inputs: { paper: JSON.stringify(prepared), style: JSON.stringify(printing.style(paper)) },
      },
      { pdfStandard: printing.standard ?? 'ua-1' },
    )
  }

  /** Throws UnprintableText where letters have no substitute. */
  function print<Printed>(paper: Printed, printing: Printing<Printed>): Typeset<Printed> {
    const joining = printing.textsOf(paper).join('').match(JOINING)
    const readable = joining ? replaced(paper, [...new Set(joining)], printing) : paper
    try {
      return { pdf: compile(readable, printing), printed: readable }
    } catch (error) {
      const missing = missingGlyphs(error)
      if (missing.length === 0) throw error
      const printed = replaced(readable, missing, printing)
      return { pdf: compile(printed, printing), printed }
    } finally {
      compiler.evictCache(KEPT_PAPERS)
    }
  }

  return {
    print,
    /** Throws UnprintableText. */
    typeset: (paper: PaperDocument): Typeset => print(paper, PAPERS),
  }
}

/** The same paper without signs that no font has. Letters get their substitute; other signs are left out. */
function replaced<Printed>(paper: Printed, missing: readonly string[], printing: Printing<Printed>): Printed {
  const isLetter = (glyph: string) => /[\p{L}\p{N}\p{M}]/u.test(glyph)
  const { substitute } = printing
  const letters = missing.filter(isLetter)
  if (letters.length > 0 && substitute === null) throw new UnprintableText(letters)
  const clean = (text: string) =>
    missing
      .reduce((rest, glyph) => rest.replaceAll(glyph, isLetter(glyph) ? (substitute ?? '') : ''), text)
      .replace(/ +/g, ' ')
      .trim()
  return printing.mapPrinted(paper, clean)
}

/** PDF/UA refuses a paper with signs missing, and the error names each that no font has. */
function missingGlyphs(error: unknown): string[] {
  const glyphs = String((error as Error).message).matchAll(/the text `\\"(.+?)\\"` could not be displayed/gu)
  return [...new Set(Array.from(glyphs, ([, glyph]) => unescaped(glyph!)))]
}

/** Signs that are not seen by themselves are written as their number. */
const unescaped = (glyph: string) =>
  glyph.replace(/\\+u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))

/** The fonts that papers are set in, as files. */
export function fontFiles(): string[] {
  const require = createRequire(import.meta.url)
  return Object.entries(FONTS).flatMap(([name, files]) => {
    const folder = join(dirname(require.resolve(name)), '../fonts')
    return files.map((file) => join(folder, file))
  })
}
