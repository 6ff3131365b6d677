import { Card } from '../../../ui/card.tsx'
import { formatAge, formatCount } from '../../../ui/format.ts'
import { useAssistant } from '../assistant-page.tsx'
import { modelWords } from '../knowledge-words.ts'
import { OnSwitch } from '../settings/on-switch.tsx'

/** Whether customers can ask, and what the assistant knows. */
export function KnowledgeCard() {
  const { knowledge } = useAssistant()
  return (
    <Card className="grid gap-3">
      <OnSwitch />
      <p className="text-ink-soft text-sm">
        {knowledge
          ? `It knows ${formatCount(knowledge.entries, 'passage')} of your products, categories, questions and pages, and compares meanings with ${modelWords(knowledge.model)}.`
          : 'It has not read anything of your shop yet. It reads what you publish, seconds later.'}
        {knowledge?.indexedAt && ` It read your shop ${formatAge(knowledge.indexedAt)}.`}
      </p>
    </Card>
  )
}
