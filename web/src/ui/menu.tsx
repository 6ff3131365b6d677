import { Slot } from 'radix-ui'
import { type ReactElement, type ReactNode, Suspense, use, useState } from 'react'
import { onDemand } from './on-demand.ts'

export interface MenuProps {
  /** One button. */
  trigger: ReactElement
  /** MenuItem, MenuRadioGroup, MenuLabel, MenuSeparator. */
  children: ReactNode
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'right' | 'bottom' | 'left'
}

export interface MenuItemProps {
  icon?: ReactNode
  children: ReactNode
  onSelect?: () => void
  danger?: boolean
  disabled?: boolean
  /** Makes the one child, a link, the item. */
  asChild?: boolean
}

export interface MenuRadioGroupProps {
  label: string
  value: string
  onValueChange: (value: string) => void
  options: readonly { value: string; label: string; icon?: ReactNode }[]
}

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
