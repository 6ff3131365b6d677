import { Suspense, use, useState } from 'react'
import type { DialogProps } from './dialog-panel.tsx'
import { onDemand } from './on-demand.ts'

const load = onDemand(() => import('./dialog-panel.tsx'))

/**
 * A modal dialog. Focus moves in and returns, Escape closes it. On a phone it fills the width and sits at the bottom.
 */
export function Dialog(props: DialogProps) {
  const [wanted, setWanted] = useState(props.open)
  if (props.open && !wanted) setWanted(true)
  return <Suspense fallback={null}>{wanted && <Panel {...props} />}</Suspense>
}

function Panel(props: DialogProps) {
  const { DialogPanel } = use(load())
  return <DialogPanel {...props} />
}
