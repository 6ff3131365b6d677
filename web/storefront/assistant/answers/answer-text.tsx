import type { Source } from '../../../../services/assistant/answers/schemas.ts'
import { useShop } from '../../shop-context.ts'
import { ShopLink } from '../chat/shop-link.tsx'
import { AnswerMarkdown, inOrder } from '../text/answer-markdown.tsx'
import { shopLink } from '../text/shop-link.ts'
import { Citation } from './citation.tsx'

interface AnswerTextProps {
  turnId: string
  text: string
  /** Of the same answer: its citations mean no others. */
  sources: readonly Source[]
}

export function AnswerText({ turnId, text, sources }: AnswerTextProps) {
  const { shop } = useShop()
  return (
    <AnswerMarkdown
      text={text}
      sources={sources}
      className="space-y-2.5 text-md leading-relaxed"
      link={(address, children) => {
        const href = shopLink(address, { handle: shop.handle, origin: location.origin })
        if (href === null) return children
        return (
          <ShopLink href={href} className="text-accent underline underline-offset-2">
            {children}
          </ShopLink>
        )
      }}
      citation={(numbers) =>
        inOrder(numbers, (n) => (
          <Citation n={n} turnId={turnId} title={sources.find((source) => source.n === n)?.title ?? ''} />
        ))
      }
    />
  )
}
