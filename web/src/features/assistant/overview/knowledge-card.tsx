import { Card } from '../../../ui/card.tsx'
import { useAssistant } from '../assistant-page.tsx'
import { knowledgeWords } from '../knowledge-words.ts'
import { OnSwitch } from '../settings/on-switch.tsx'

/** Whether customers can ask, and what the assistant knows. */
export function KnowledgeCard() {
  const { knowledge } = useAssistant()
  return (
    <Card className="grid gap-3">
      <OnSwitch />
      <p className="text-ink-soft text-sm">
        {knowledgeWords(knowledge)}
        {!knowledge && ' It reads what you publish, seconds later.'}
      </p>
    </Card>
  )
}
