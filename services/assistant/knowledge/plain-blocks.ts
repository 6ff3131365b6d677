// Markdown as plain lines, read by the same parser that shows it to customers.
import createMarkdown from 'markdown-it'

export interface Block {
  /** 0 for everything but headings. */
  level: number
  text: string
}

// HTML is text, as in the shop. An image is what it shows.
const markdown = createMarkdown({ html: false, linkify: false, breaks: true, typographer: false })

type Token = ReturnType<typeof markdown.parse>[number]

const CELL = ' – '

/** One for each heading, paragraph, list item, line of code and row of a table; empty ones are left out. */
export function plainBlocks(text: string): Block[] {
  const blocks: Block[] = []
  let level = 0
  let cells: string[] | null = null
  for (const token of markdown.parse(text, {})) {
    if (token.type === 'heading_open') level = Number(token.tag.slice(1))
    else if (token.type === 'heading_close') level = 0
    else if (token.type === 'tr_open') cells = []
    else if (token.type === 'tr_close') {
      blocks.push({ level: 0, text: (cells ?? []).filter((cell) => cell !== '').join(CELL) })
      cells = null
    } else if (token.type === 'inline') {
      const inline = plain(token)
      if (cells) cells.push(inline)
      else blocks.push({ level, text: inline })
    } else if (token.type === 'fence' || token.type === 'code_block')
      blocks.push({ level: 0, text: spaced(token.content) })
  }
  return blocks.filter(({ text: each }) => each !== '')
}

function plain({ children, content }: Token): string {
  if (!children) return spaced(content)
  const parts = children.map((child) => {
    if (child.type === 'softbreak' || child.type === 'hardbreak') return ' '
    // The text of a link and of an image; marks of emphasis have none.
    return child.content
  })
  return spaced(parts.join(''))
}

const spaced = (text: string) => text.replace(/\s+/g, ' ').trim()
