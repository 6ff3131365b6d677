import { type ReactNode, Suspense, use, useState } from 'react'
import { onDemand } from './on-demand.ts'

export interface ConfirmDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** A question. */
  title: string
  /** What will happen, and whether it can be undone. */
  description: ReactNode
  /** The verb of the question, for example "Delete for good". */
  confirmLabel: string
  /** "Cancel", where that could not mean the opposite. */
  cancelLabel?: string
  tone?: 'danger' | 'primary'
  /** While a returned promise is pending the dialog stays, busy; a failed one keeps it open (say why in a toast). */
  onConfirm: () => unknown
}

const load = onDemand(() => import('./confirm-dialog-panel.tsx'))

export function ConfirmDialog(props: ConfirmDialogProps) {
  const [wanted, setWanted] = useState(props.open)
  if (props.open && !wanted) setWanted(true)
  return <Suspense fallback={null}>{wanted && <Panel {...props} />}</Suspense>
}

function Panel(props: ConfirmDialogProps) {
  const { ConfirmDialogPanel } = use(load())
  return <ConfirmDialogPanel {...props} />
}
