import { Suspense, use, useState } from 'react'
import type { DialogProps } from './dialog-panel.tsx'
import { onDemand } from './on-demand.ts'

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
