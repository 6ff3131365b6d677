// Draws an answer: what every reader of answers sees alike. Where a link leads and what a citation does is the caller's.
import { Fragment, type ReactNode, useMemo } from 'react'
import type { Source } from '../../../../services/assistant/answers/schemas.ts'
import type { Inline } from './inline.ts'
import { type Block, parseMarkdown } from './markdown.ts'

interface AnswerMarkdownProps {
  text: string
  /** Of the same answer: its citations mean no others. */
  sources: readonly Source[]
  link: (href: string, children: ReactNode) => ReactNode
  citation: (numbers: readonly number[]) => ReactNode
  className: string
}

type Draw = (parts: readonly Inline[]) => ReactNode

export function AnswerMarkdown({ text, sources, link, citation, className }: AnswerMarkdownProps) {
  const blocks = useMemo(
    () => parseMarkdown(text, (n) => sources.some((source) => source.n === n)),
    [text, sources],
  )
  const draw: Draw = (parts) => inOrder(parts, drawOne)

  function drawOne(part: Inline): ReactNode {
    switch (part.kind) {
      case 'text':
        return part.text
      case 'break':
        return <br />
      case 'code':
        return <code className="rounded-sm bg-paper-sunk px-1 font-mono text-sm">{part.text}</code>
      case 'strong':
        return <strong className="font-semibold">{draw(part.children)}</strong>
      case 'emphasis':
        return <em>{draw(part.children)}</em>
      case 'link':
        return link(part.href, draw(part.children))
      case 'citation':
        return citation(part.numbers)
    }
  }

  return <div className={className}>{inOrder(blocks, (block) => drawBlock(block, draw))}</div>
}

function drawBlock(block: Block, draw: Draw): ReactNode {
  if (block.kind === 'paragraph') return <p dir="auto">{draw(block.children)}</p>
  if (block.kind === 'code')
    return (
      <pre className="overflow-x-auto rounded-md bg-paper-sunk px-3 py-2 font-mono text-sm">{block.text}</pre>
    )
  const items = inOrder(block.items, (item) => <li dir="auto">{draw(item)}</li>)
  return block.first === null ? (
    <ul className="list-disc space-y-1 ps-5">{items}</ul>
  ) : (
    <ol start={block.first} className="list-decimal space-y-1 ps-6">
      {items}
    </ol>
  )
}

/** Parts of a text have no names, and only its end changes while it comes. */
export function inOrder<Value>(values: readonly Value[], draw: (value: Value) => ReactNode): ReactNode[] {
  // biome-ignore lint/suspicious/noArrayIndexKey: see above.
  return values.map((value, at) => <Fragment key={at}>{draw(value)}</Fragment>)
}
