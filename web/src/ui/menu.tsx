import { Slot } from 'radix-ui'
import { type ReactNode, Suspense, use, useState } from 'react'
import type { MenuItemProps, MenuProps, MenuRadioGroupProps } from './menu-panel.tsx'
import { onDemand } from './on-demand.ts'

const load = onDemand(() => import('./menu-panel.tsx'))
const preload = () => void load()

export function Menu(props: MenuProps) {
  const [wanted, setWanted] = useState(false)
  const closed = (
    <Slot.Root
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={preload}
      onFocus={preload}
      onClick={() => setWanted(true)}
    >
      {props.trigger}
    </Slot.Root>
  )
  return <Suspense fallback={closed}>{wanted ? <Panel {...props} /> : closed}</Suspense>
}

function Panel(props: MenuProps) {
  const { MenuPanel } = use(load())
  return <MenuPanel {...props} />
}

export function MenuItem(props: MenuItemProps) {
  const { MenuItem: Item } = use(load())
  return <Item {...props} />
}

export function MenuRadioGroup(props: MenuRadioGroupProps) {
  const { MenuRadioGroup: Group } = use(load())
  return <Group {...props} />
}

export function MenuLabel(props: { children: ReactNode }) {
  const { MenuLabel: Label } = use(load())
  return <Label {...props} />
}

export function MenuSeparator() {
  const { MenuSeparator: Separator } = use(load())
  return <Separator />
}
