// PDF by Typst: tagged, with the used parts of its fonts inside.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { mapTexts, type PaperDocument, textsOf } from './document.ts'
import { breakable, directed } from './printable.ts'
import { STYLES } from './styles.ts'
import { TEMPLATE } from './template.ts'

const FONTS: Record<string, readonly string[]> = {
  '@embedpdf/fonts-latin': ['NotoSans-Regular.ttf', 'NotoSans-Bold.ttf'],
  '@embedpdf/fonts-jp': ['NotoSansJP-Regular.otf', 'NotoSansJP-Bold.otf'],
  '@embedpdf/fonts-hebrew': ['NotoSansHebrew-Regular.ttf', 'NotoSansHebrew-Bold.ttf'],
}

/** The typesetter keeps the results of this many papers for the next ones. */
const KEPT_PAPERS = 8

/** Letters of scripts that machines do not read back from any of the fonts, although one has them. */
const JOINING = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Thaana}]/gu

/** A text has letters that no font has. The message is for the person whose text it is. */
export class UnprintableText extends Error {
  constructor(letters: readonly string[]) {
    super(
      `A PDF cannot show these letters: ${letters.slice(0, 20).join(' ')}. ` +
        'Write them in Latin, Greek, Cyrillic, Hebrew or Japanese letters, or use the Word file.',
    )
    this.name = 'UnprintableText'
  }
}

export interface Typeset {
  pdf: Buffer
  /** The paper as it was printed: without symbols that no font has, such as emoji. */
  printed: PaperDocument
}

export type Typesetter = ReturnType<typeof createTypesetter>

/** Starting takes about 30 ms, and a page 3 to 9 ms, without a pause for other work of the process. */
export function createTypesetter() {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: fontFiles() }] })

  function compile(paper: PaperDocument): Buffer {
    const prepared = mapTexts(paper, (text) => directed(breakable(text), paper.direction))
    // Without the marks that only the page needs.
    const { title, author } = paper
    return compiler.pdf(
      {
        mainFileContent: TEMPLATE,
        inputs: {
          paper: JSON.stringify({ ...prepared, title, author }),
          style: JSON.stringify(STYLES[paper.look.template]),
        },
      },
      { pdfStandard: 'ua-1' },
    )
  }

  return {
    /** Throws UnprintableText. */
    typeset(paper: PaperDocument): Typeset {
      const joining = textsOf(paper).join('').match(JOINING)
      if (joining) throw new UnprintableText([...new Set(joining)])
      try {
        return { pdf: compile(paper), printed: paper }
      } catch (error) {
        const missing = missingGlyphs(error)
        const letters = missing.filter((glyph) => /[\p{L}\p{N}\p{M}]/u.test(glyph))
        if (letters.length > 0) throw new UnprintableText(letters)
        if (missing.length === 0) throw error
        const printed = without(paper, missing)
        return { pdf: compile(printed), printed }
      } finally {
        compiler.evictCache(KEPT_PAPERS)
      }
    },
  }
}

/** PDF/UA refuses a paper with signs missing, and the error names each that no font has. */
function missingGlyphs(error: unknown): string[] {
  const glyphs = String((error as Error).message).matchAll(/the text `\\"(.+?)\\"` could not be displayed/gu)
  return [...new Set(Array.from(glyphs, ([, glyph]) => glyph!))]
}

function without(paper: PaperDocument, glyphs: readonly string[]): PaperDocument {
  const clean = (text: string) =>
    glyphs
      .reduce((rest, glyph) => rest.replaceAll(glyph, ''), text)
      .replace(/ +/g, ' ')
      .trim()
  return mapTexts(paper, clean)
}

/** The fonts that papers are set in, as files. */
export function fontFiles(): string[] {
  const require = createRequire(import.meta.url)
  return Object.entries(FONTS).flatMap(([name, files]) => {
    const folder = join(dirname(require.resolve(name)), '../fonts')
    return files.map((file) => join(folder, file))
  })
}
