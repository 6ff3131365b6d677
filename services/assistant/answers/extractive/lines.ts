// Puts an answer together: sentences in paragraphs, items in lists, each with its citation at its end.

export interface Line {
  text: string
  /** The numbers of its sources. */
  n: readonly number[]
  isItem: boolean
}

export const sentence = (text: string, ...n: number[]): Line => ({ text, n, isItem: false })
export const item = (text: string, ...n: number[]): Line => ({ text, n, isItem: true })

export interface Extract {
  /** Markdown. */
  text: string
  citations: number[]
}

export function toExtract(lines: readonly Line[]): Extract {
  let text = ''
  let wasItem = false
  for (const line of unique(lines)) {
    if (text !== '') text += line.isItem ? (wasItem ? '\n' : '\n\n') : wasItem ? '\n\n' : ' '
    text += line.isItem ? `- ${cited(line)}` : cited(line)
    wasItem = line.isItem
  }
  return { text, citations: [...new Set(lines.flatMap(({ n }) => n))] }
}

const unique = (lines: readonly Line[]) =>
  lines.filter((line, at) => lines.findIndex(({ text }) => text === line.text) === at)

/** The citation stands before the stop, so that it belongs to its sentence whoever cuts the text. */
function cited({ text, n, isItem }: Line): string {
  const [, words = text, stop = ''] = /^([\s\S]*?)([.!?…]*)$/u.exec(text.trim()) ?? []
  const marks = n.map((each) => `[${each}]`).join('')
  return `${words.trimEnd()} ${marks}${isItem ? '' : stop === '' ? '.' : stop}`
}

/** A shop's plain text inside Markdown: nothing of it may become a citation, a link or emphasis. */
export const plainInMarkdown = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replaceAll('[', '(')
    .replaceAll(']', ')')
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replace(/[*_`~]{1,}(?=\S)|(?<=\S)[*_`~]{1,}/g, '')
    .replace(/^(?:[-+#•]|\d+[.)])\s+/, '')
    .trim()
