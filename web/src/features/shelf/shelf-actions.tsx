import { RotateCw } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../api.ts'
import { queryClient } from '../../query-client.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toast } from '../../ui/toast.tsx'
import { shelfQuery } from './shelf-data.ts'

export interface ShelfActionsProps {
  /** How many events are shown; with `isMore` there are others. */
  count: number
  isMore: boolean
}

/** Actions for everything on the shelf. */
export function ShelfActions({ count, isMore }: ShelfActionsProps) {
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const all = isMore ? `all events, more than ${count},` : count === 1 ? 'the event' : `all ${count} events`

  async function redrive() {
    setBusy(true)
    try {
      await api.post('/shelf/redrive')
      toast.success('Everything is on its way again')
    } catch (error) {
      toast.failed('Not everything could be sent again', error)
    } finally {
      await queryClient.invalidateQueries(shelfQuery)
      setBusy(false)
    }
  }

  async function dismiss() {
    try {
      await api.post('/shelf/dismiss')
      toast.success('The shelf is empty')
    } catch (error) {
      toast.failed('Not everything could be dismissed', error)
      throw error
    } finally {
      await queryClient.invalidateQueries(shelfQuery)
    }
  }

  return (
    <>
      <Button size="sm" variant="ghost" onClick={() => setAsking(true)}>
        Dismiss all
      </Button>
      <Button size="sm" icon={<RotateCw />} busy={busy} onClick={() => void redrive()}>
        Re-drive all
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Dismiss all?"
        description={`What ${all} should have done will not happen. This cannot be undone.`}
        confirmLabel="Dismiss all"
        onConfirm={dismiss}
      />
    </>
  )
}
