import { Suspense, use, useState } from 'react'
import type { ConfirmDialogProps } from './confirm-dialog-panel.tsx'
import { onDemand } from './on-demand.ts'

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
