import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { cancelDeletion } from './deletion-data.ts'

export function KeepAccountButton() {
  const [busy, setBusy] = useState(false)

  async function keep() {
    setBusy(true)
    try {
      await cancelDeletion()
      toast.success('Your account stays')
    } catch (error) {
      toast.failed('Your account is still going to be deleted', error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Button size="sm" busy={busy} onClick={() => void keep()}>
      Keep my account
    </Button>
  )
}
