import { useChat } from '../chat/use-chat.tsx'
import { isWithPerson } from '../people/is-with-person.ts'
import { SourceList } from '../sources/source-list.tsx'
import { isComing, isUnanswered, type Turn } from '../talk/turns.ts'
import { AnswerNotes } from './answer-notes.tsx'
import { AnswerText } from './answer-text.tsx'
import { Ended } from './ended.tsx'
import { Refusal } from './refusal.tsx'

/** A question with what became of it, or what a person of the shop wrote. */
export function TurnView({ turn, isLast }: { turn: Turn; isLast: boolean }) {
  const { conversation } = useChat()
  const { text, answer, partial, progress, sources } = turn
  if (turn.from === 'maker') return <FromShop text={text} />
  const words = answer?.text ?? partial
  const isWaiting = (isComing(turn) && words === '') || turn.isUnderWay
  const isRefused = answer?.outcome === 'refused'
  return (
    <>
      <p
        dir="auto"
        className="ml-auto w-fit max-w-[85%] rounded-lg rounded-br-sm bg-wash-strong px-3.5 py-2 text-md whitespace-pre-wrap"
      >
        <span className="sr-only">You: </span>
        {text}
      </p>
      {isWaiting && (
        <p className="animate-breathe text-sm text-ink-soft">
          {sources.length > 0 ? 'Writing…' : 'Looking through the shop…'}
        </p>
      )}
      {words !== '' && <AnswerText turnId={turn.id} text={words} sources={sources} />}
      {isRefused && <Refusal suggestions={answer.suggestions} isLast={isLast} />}
      {!isRefused && sources.length > 0 && <SourceList turn={turn} />}
      {progress.kind === 'stopped' && <Ended turn={turn} words="You stopped this answer." />}
      {progress.kind === 'failed' && <Ended turn={turn} words={progress.problem} isProblem />}
      {isLast && isUnanswered(turn) && !isWithPerson(conversation) && (
        <Ended turn={turn} words="This was not answered." />
      )}
      {answer && <AnswerNotes turn={turn} answer={answer} />}
    </>
  )
}

function FromShop({ text }: { text: string }) {
  return (
    <div className="border-l-2 border-accent pl-3.5">
      <p className="text-xs font-medium text-ink-soft">A person from the shop</p>
      <p dir="auto" className="mt-0.5 text-md whitespace-pre-wrap">
        {text}
      </p>
    </div>
  )
}
