import { type ReactNode, useState } from 'react'
import type { RecipientList } from '../../../../../../services/campaigns/lists/schemas.ts'
import { Button } from '../../../../ui/button.tsx'
import { toast } from '../../../../ui/toast.tsx'
import { deleteList } from '../../data/lists-data.ts'

export function RemoveList({ list, children }: { list: RecipientList; children: ReactNode }) {
  const [busy, setBusy] = useState(false)
  async function remove() {
    setBusy(true)
    try {
      await deleteList(list)
    } catch (error) {
      toast.failed('Not removed', error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button size="sm" variant="ghost" busy={busy} onClick={() => void remove()}>
      {children}
    </Button>
  )
}
