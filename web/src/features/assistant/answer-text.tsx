import { Fragment, type ReactNode, useMemo } from 'react'
import type { Source } from '../../../../services/assistant/answers/schemas.ts'
import type { Inline } from '../../../storefront/assistant/text/inline.ts'
import { type Block, parseMarkdown } from '../../../storefront/assistant/text/markdown.ts'
import { shopLink } from '../../../storefront/assistant/text/shop-link.ts'

interface AnswerTextProps {
  text: string
  sources: readonly Source[]
  handle: string
}

/** An answer as customers read it; its citations name the sources below. */
export function AnswerText({ text, sources, handle }: AnswerTextProps) {
  const blocks = useMemo(
    () => parseMarkdown(text, (n) => sources.some((source) => source.n === n)),
    [text, sources],
  )
  const draw = (parts: readonly Inline[]): ReactNode => inOrder(parts, drawOne)

  function drawOne(part: Inline): ReactNode {
    switch (part.kind) {
      case 'text':
        return part.text
      case 'break':
        return <br />
      case 'code':
        return <code className="font-mono">{part.text}</code>
      case 'strong':
        return <strong className="font-semibold">{draw(part.children)}</strong>
      case 'emphasis':
        return <em>{draw(part.children)}</em>
      case 'link': {
        const href = shopLink(part.href, { handle, origin: location.origin })
        if (href === null) return draw(part.children)
        return (
          <a href={href} target="_blank" rel="noreferrer" className="text-accent hover:underline">
            {draw(part.children)}
          </a>
        )
      }
      case 'citation':
        return <span className="text-ink-faint tabular-nums"> [{part.numbers.join(', ')}]</span>
    }
  }

  return (
    <div className="grid gap-2 text-sm leading-6 [overflow-wrap:anywhere]">
      {inOrder(blocks, (block) => drawBlock(block, draw))}
    </div>
  )
}

function drawBlock(block: Block, draw: (parts: readonly Inline[]) => ReactNode): ReactNode {
  if (block.kind === 'paragraph') return <p dir="auto">{draw(block.children)}</p>
  if (block.kind === 'code') return <pre className="overflow-x-auto font-mono">{block.text}</pre>
  const items = inOrder(block.items, (item) => <li dir="auto">{draw(item)}</li>)
  return block.first === null ? (
    <ul className="list-disc ps-5">{items}</ul>
  ) : (
    <ol start={block.first} className="list-decimal ps-6">
      {items}
    </ol>
  )
}

/** Parts of a text have no names, and do not move. */
function inOrder<Value>(values: readonly Value[], draw: (value: Value) => ReactNode): ReactNode[] {
  // biome-ignore lint/suspicious/noArrayIndexKey: see above.
  return values.map((value, at) => <Fragment key={at}>{draw(value)}</Fragment>)
}
