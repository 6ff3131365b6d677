import { useState } from 'react'
import { Switch } from '../../../ui/switch.tsx'
import { toast } from '../../../ui/toast.tsx'
import { useAssistant } from '../assistant-page.tsx'
import { editAssistant } from '../data/assistant-data.ts'

/** Whether customers can ask. It takes effect at once, and can be undone. */
export function OnSwitch() {
  const { isOn } = useAssistant()
  const [busy, setBusy] = useState(false)

  async function put(next: boolean, isUndo = false) {
    setBusy(true)
    try {
      await editAssistant({ isOn: next })
      if (isUndo) return
      const undo = () => void put(!next, true)
      toast.success(next ? 'The assistant is on' : 'The assistant is off', { undo })
    } catch (error) {
      toast.failed(next ? 'The assistant was not turned on' : 'The assistant was not turned off', error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Switch
      label={isOn ? 'The assistant is on' : 'The assistant is off'}
      hint={isOn ? 'Customers find it on every page of your shop.' : 'Customers do not see it.'}
      checked={isOn}
      disabled={busy}
      onCheckedChange={(next) => void put(next)}
    />
  )
}
