import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { formatAge, formatCount } from '../../../ui/format.ts'
import { toast } from '../../../ui/toast.tsx'
import { useAssistant } from '../assistant-page.tsx'
import { readAgain } from '../data/assistant-data.ts'
import { modelWords } from '../knowledge-words.ts'

/** For when the assistant seems not to know what the shop says. */
export function ReadAgain() {
  const { knowledge } = useAssistant()
  const [busy, setBusy] = useState(false)

  async function begin() {
    setBusy(true)
    try {
      await readAgain()
      toast.success('It reads your whole shop again. Customers can ask meanwhile.')
    } catch (error) {
      toast.failed('It does not read your shop again', error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Card className="grid gap-3">
      <h2 className="font-semibold text-base">What it knows</h2>
      <p className="text-ink-soft text-sm">
        {knowledge
          ? `${formatCount(knowledge.entries, 'passage')}, compared by ${modelWords(knowledge.model)}${
              knowledge.indexedAt ? `, read ${formatAge(knowledge.indexedAt)}` : ''
            }. It follows every change of your shop by itself.`
          : 'Nothing yet. It reads what you publish, seconds later.'}
      </p>
      <Button busy={busy} className="justify-self-start" onClick={() => void begin()}>
        Read everything again
      </Button>
    </Card>
  )
}
