import type { Source } from '../../../../services/assistant/answers/schemas.ts'
import { AnswerMarkdown } from '../../../storefront/assistant/text/answer-markdown.tsx'
import { shopLink } from '../../../storefront/assistant/text/shop-link.ts'

interface AnswerTextProps {
  text: string
  sources: readonly Source[]
  handle: string
}

/** An answer as customers read it; its citations name the sources below. */
export const AnswerText = ({ text, sources, handle }: AnswerTextProps) => (
  <AnswerMarkdown
    text={text}
    sources={sources}
    className="grid gap-2 text-sm leading-6 [overflow-wrap:anywhere]"
    link={(address, children) => {
      const href = shopLink(address, { handle, origin: location.origin })
      if (href === null) return children
      return (
        <a href={href} target="_blank" rel="noreferrer" className="text-accent hover:underline">
          {children}
        </a>
      )
    }}
    citation={(numbers) => <span className="text-ink-faint tabular-nums"> [{numbers.join(', ')}]</span>}
  />
)
