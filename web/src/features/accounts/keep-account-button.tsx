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
      toast.success('Your account will not be deleted')
    } catch (error) {
      toast.failed('The deletion was not cancelled', error)
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
