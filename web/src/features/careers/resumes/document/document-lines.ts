// The text of documents without pages, line by line, as a person sees it.
import { readZipText } from './zip-text.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export async function documentLines(bytes: ArrayBuffer, contentType: string): Promise<string[]> {
  if (contentType === WORD) return wordLines(bytes)
  return new TextDecoder().decode(bytes).split(/\r\n?|\n/)
}

/** What stands above every page comes first, as in the document. */
async function wordLines(bytes: ArrayBuffer): Promise<string[]> {
  const parts = await readZipText(bytes, /^word\/(?:header\d*|document)\.xml$/)
  const order = [...parts].sort(
    ([a], [b]) => Number(a.endsWith('document.xml')) - Number(b.endsWith('document.xml')),
  )
  return order.flatMap(([, xml]) => paragraphsOf(xml))
}

function paragraphsOf(xml: string): string[] {
  const document = new DOMParser().parseFromString(xml, 'application/xml')
  return [...document.getElementsByTagName('w:p')].flatMap((paragraph) => textOf(paragraph).split('\n'))
}

/** A text box holds paragraphs of its own, which are listed after the one that they stand in. */
function textOf(node: Element): string {
  return [...node.children]
    .map((child) => {
      switch (child.nodeName) {
        case 'w:t':
          return child.textContent ?? ''
        case 'w:tab':
          return '\t'
        case 'w:br':
          return '\n'
        case 'w:p':
        case 'mc:Fallback':
        case 'w:pPr':
          return ''
        default:
          return textOf(child)
      }
    })
    .join('')
}

/** The lines that say this text; a text of several lines is found by each of them. */
export function linesSaying(lines: readonly string[], text: string): Set<number> {
  const wanted = fold(text)
  const found = new Set<number>()
  if (wanted === '') return found
  for (const [at, line] of lines.entries()) {
    const own = fold(line)
    if (own.includes(wanted) || (own.length > 20 && wanted.includes(own))) found.add(at)
  }
  return found
}

/** Markup and punctuation at the ends are not part of what was read. */
const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[*_`#]+/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}+(]+|\s+$/gu, '')
