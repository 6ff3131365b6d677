import { Fragment, type ReactNode, useMemo } from 'react'
import type { Source } from '../../../../services/assistant/answers/schemas.ts'
import { useShop } from '../../shop-context.ts'
import { ShopLink } from '../chat/shop-link.tsx'
import type { Inline } from '../text/inline.ts'
import { type Block, parseMarkdown } from '../text/markdown.ts'
import { shopLink } from '../text/shop-link.ts'
import { Citation } from './citation.tsx'

interface AnswerTextProps {
  turnId: string
  text: string
  /** Of the same answer: its citations mean no others. */
  sources: readonly Source[]
}

type Draw = (parts: readonly Inline[]) => ReactNode

export function AnswerText({ turnId, text, sources }: AnswerTextProps) {
  const { shop } = useShop()
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
      case 'link': {
        const href = shopLink(part.href, { handle: shop.handle, origin: location.origin })
        if (href === null) return draw(part.children)
        return (
          <ShopLink href={href} className="text-accent underline underline-offset-2">
            {draw(part.children)}
          </ShopLink>
        )
      }
      case 'citation':
        return inOrder(part.numbers, (n) => (
          <Citation n={n} turnId={turnId} title={sources.find((source) => source.n === n)?.title ?? ''} />
        ))
    }
  }

  return (
    <div className="space-y-2.5 text-md leading-relaxed">
      {inOrder(blocks, (block) => (
        <BlockView block={block} draw={draw} />
      ))}
    </div>
  )
}

function BlockView({ block, draw }: { block: Block; draw: Draw }) {
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
function inOrder<Value>(values: readonly Value[], draw: (value: Value) => ReactNode): ReactNode[] {
  // biome-ignore lint/suspicious/noArrayIndexKey: see above.
  return values.map((value, at) => <Fragment key={at}>{draw(value)}</Fragment>)
}
