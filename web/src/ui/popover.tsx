import { Slot } from 'radix-ui'
import { Suspense, use, useState } from 'react'
import { onDemand } from './on-demand.ts'
import type { PopoverProps } from './popover-panel.tsx'

const load = onDemand(() => import('./popover-panel.tsx'))
const preload = () => void load()

export function Popover(props: PopoverProps) {
  const [wanted, setWanted] = useState(false)
  const closed = (
    <Slot.Root
      aria-haspopup="dialog"
      aria-expanded={false}
      onPointerEnter={preload}
      onFocus={preload}
      onClick={() => {
        setWanted(true)
        props.onOpenChange?.(true)
      }}
    >
      {props.trigger}
    </Slot.Root>
  )
  return <Suspense fallback={closed}>{wanted || props.open ? <Panel {...props} /> : closed}</Suspense>
}

function Panel(props: PopoverProps) {
  const { PopoverPanel } = use(load())
  return <PopoverPanel {...props} />
}
