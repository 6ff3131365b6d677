import type { ShopMessage } from '../../../../../services/assistant/conversations/schemas.ts'
import { engineWords } from '../../../../storefront/assistant/answers/engine-words.ts'
import { Badge } from '../../../ui/badge.tsx'
import { formatTime } from '../../../ui/format.ts'
import { AnswerText } from '../answer-text.tsx'
import type { FaqDraft } from '../faq-draft.ts'
import { FaqMaker } from '../faq-maker.tsx'
import { SourceLinks } from '../source-links.tsx'

interface MessageItemProps {
  message: ShopMessage
  draft: FaqDraft
  handle: string
}

/** What a person wrote and, below a question, what the assistant answered with its sources. */
export function MessageItem({ message, draft, handle }: MessageItemProps) {
  const { id, from, text, answer, sources, feedback, faqId, addedAt } = message
  const isOwn = from === 'maker'
  const unanswered = unansweredWords(message)
  return (
    <li className="grid gap-3">
      <div className={isOwn ? 'max-w-[85%] justify-self-end' : 'max-w-[85%] justify-self-start'}>
        <p className="mb-1 text-ink-faint text-note">
          {isOwn ? 'You' : 'Customer'}, <time dateTime={addedAt}>{formatTime(addedAt)}</time>
        </p>
        <p
          dir="auto"
          className={`whitespace-pre-wrap rounded-lg px-4 py-3 text-sm leading-6 [overflow-wrap:anywhere] ${isOwn ? 'bg-accent-wash' : 'bg-wash'}`}
        >
          {text}
        </p>
      </div>
      {unanswered && <p className="text-ink-faint text-note">{unanswered}</p>}
      {answer && (
        <div className="grid max-w-[85%] gap-2 justify-self-start border-line border-l-2 pl-4">
          <p className="flex flex-wrap items-center gap-2 text-ink-faint text-note">
            {engineWords(answer)}
            {answer.outcome === 'refused' && <Badge tone="warn">Not found</Badge>}
            {feedback && (
              <Badge tone={feedback.helped ? 'ok' : 'danger'}>
                {feedback.helped ? 'Helped' : 'Did not help'}
              </Badge>
            )}
          </p>
          <AnswerText text={answer.text} sources={sources} handle={handle} />
          {feedback?.reason && (
            <p dir="auto" className="text-ink-soft text-sm [overflow-wrap:anywhere]">
              “{feedback.reason}”
            </p>
          )}
          <SourceLinks sources={sources} handle={handle} />
        </div>
      )}
      {(isOwn || answer) && (
        <div className={isOwn ? 'justify-self-end' : 'justify-self-start'}>
          <FaqMaker messageId={id} faqId={faqId} draft={draft} label="Make it a FAQ" variant="ghost" />
        </div>
      )}
    </li>
  )
}

/** Why the assistant has said nothing to it; null where it has, or need not. */
function unansweredWords({ from, answer, isForMaker, isUnderWay }: ShopMessage): string | null {
  if (from === 'maker' || answer || isForMaker) return null
  return isUnderWay ? 'The assistant is answering' : 'The answer was stopped'
}
