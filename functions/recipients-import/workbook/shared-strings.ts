// Texts of a workbook, which many cells may share.
import type { Archive } from './archive.ts'
import { readXml } from './read-xml.ts'

/** Excel's own limit for a cell. */
const MAX_CELL = 32_767

/** Collects the text of one cell: of its runs, but not of how they are pronounced. */
export function textCollector() {
  let text = ''
  let isText = false
  let pronounced = 0
  return {
    open(name: string): void {
      if (name === 'rPh') pronounced += 1
      isText = name === 't' && pronounced === 0
    },
    close(name: string): void {
      if (name === 'rPh') pronounced -= 1
      isText = false
    },
    text(piece: string): void {
      if (isText) text += piece
    },
    take(): string {
      const taken = unescaped(text)
      text = ''
      return taken
    },
  }
}

/** `_x000D_` is a carriage return, and `_x005F_` the underscore of a text that looks like that. */
export const unescaped = (text: string) =>
  (text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
  ).slice(0, MAX_CELL)

export async function readSharedStrings(archive: Archive, path: string | null): Promise<string[]> {
  const strings: string[] = []
  if (path === null) return strings
  const collector = textCollector()
  await readXml(archive, path, {
    open: collector.open,
    text: collector.text,
    close(name) {
      collector.close(name)
      if (name === 'si') strings.push(collector.take())
    },
  })
  return strings
}
