import { Link } from '@tanstack/react-router'
import type { AskedQuestion } from '../../../../../services/assistant/conversations/schemas.ts'
import { Badge, type Tone } from '../../../ui/badge.tsx'
import { formatAge } from '../../../ui/format.ts'
import { FaqMaker } from '../faq-maker.tsx'

const OUTCOMES: Record<AskedQuestion['outcome'], { label: string; tone: Tone }> = {
  answered: { label: 'Answered', tone: 'ok' },
  refused: { label: 'Not found', tone: 'warn' },
  stopped: { label: 'Stopped', tone: 'neutral' },
}

export function QuestionRow({ question: asked }: { question: AskedQuestion }) {
  const { id, conversationId, question, outcome, feedback, faqId, addedAt } = asked
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 md:px-5">
      <span className="grid min-w-0 flex-1 basis-60 gap-0.5">
        <Link
          to="/assistant/conversations/$conversationId"
          params={{ conversationId }}
          dir="auto"
          className="font-medium [overflow-wrap:anywhere] hover:underline"
        >
          {question}
        </Link>
        {feedback?.helped === false && feedback.reason && (
          <span dir="auto" className="text-ink-soft text-sm [overflow-wrap:anywhere]">
            “{feedback.reason}”
          </span>
        )}
        <span className="text-ink-faint text-note">{formatAge(addedAt)}</span>
      </span>
      {feedback?.helped === false && <Badge tone="danger">Did not help</Badge>}
      <Badge tone={OUTCOMES[outcome].tone}>{OUTCOMES[outcome].label}</Badge>
      <FaqMaker messageId={id} faqId={faqId} draft={{ question, answer: '' }} label="Answer as FAQ" />
    </li>
  )
}
