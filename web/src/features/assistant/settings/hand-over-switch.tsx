import { useState } from 'react'
import { Switch } from '../../../ui/switch.tsx'
import { toast } from '../../../ui/toast.tsx'
import { useAssistant } from '../assistant-page.tsx'
import { editAssistant } from '../data/assistant-data.ts'

export function HandOverSwitch() {
  const { takesHandOvers } = useAssistant()
  const [busy, setBusy] = useState(false)

  async function put(next: boolean) {
    setBusy(true)
    try {
      await editAssistant({ takesHandOvers: next })
    } catch (error) {
      toast.failed('That was not changed', error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Switch
      label="Customers may ask for a person"
      hint="They wait under Conversations, and you answer in their chat."
      checked={takesHandOvers}
      disabled={busy}
      onCheckedChange={(next) => void put(next)}
    />
  )
}
