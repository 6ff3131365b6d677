import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { useAssistant } from '../assistant-page.tsx'
import { knowledgeWords } from '../knowledge-words.ts'
import { useReadingAgain } from './use-reading-again.ts'

/** For when the assistant seems not to know what the shop says. */
export function ReadAgain() {
  const { knowledge } = useAssistant()
  const { isReading, isRead, begin } = useReadingAgain()
  return (
    <Card className="grid gap-3">
      <h2 className="font-semibold text-base">What it knows</h2>
      <p className="text-ink-soft text-sm">
        {knowledgeWords(knowledge)} It follows every change of your shop by itself.
      </p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button busy={isReading} onClick={() => void begin()}>
          Read everything again
        </Button>
        <p role="status" className="text-ink-soft text-sm">
          {isReading && 'It reads your shop. Customers can ask meanwhile.'}
          {isRead && 'It has read your whole shop again.'}
        </p>
      </div>
    </Card>
  )
}
