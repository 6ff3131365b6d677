import { type ReactNode, Suspense, use, useState } from 'react'
import { onDemand } from './on-demand.ts'

export interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  children?: ReactNode
  /** Buttons at the end, the most important last. */
  footer?: ReactNode
  className?: string
}

const load = onDemand(() => import('./dialog-panel.tsx'))

/** Modal. Focus goes in and comes back, Escape closes. Fills the width of a phone, from its bottom. */
export function Dialog(props: DialogProps) {
  const [wanted, setWanted] = useState(props.open)
  if (props.open && !wanted) setWanted(true)
  return <Suspense fallback={null}>{wanted && <Panel {...props} />}</Suspense>
}

function Panel(props: DialogProps) {
  const { DialogPanel } = use(load())
  return <DialogPanel {...props} />
}
