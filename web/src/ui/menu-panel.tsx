import { Check } from 'lucide-react'
import { DropdownMenu as Primitive } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { cx } from './cx.ts'
import { itemClass, surfaceClass } from './surface.ts'

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
  /** Makes its only child, a link, the item. */
  asChild?: boolean
  className?: string
}

export interface MenuRadioGroupProps {
  label: string
  value: string
  onValueChange: (value: string) => void
  options: readonly { value: string; label: string; icon?: ReactNode }[]
}

/** It appears open, because it is loaded when somebody asks for it. */
export function MenuPanel({ trigger, children, align = 'end', side = 'bottom' }: MenuProps) {
  return (
    <Primitive.Root defaultOpen modal={false}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={cx(
            surfaceClass,
            'max-h-(--radix-dropdown-menu-content-available-height) min-w-52 max-w-[calc(100vw-1rem)] overscroll-contain',
          )}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

export function MenuItem({
  icon,
  children,
  onSelect,
  danger = false,
  disabled = false,
  asChild,
  className,
}: MenuItemProps) {
  return (
    <Primitive.Item
      {...(onSelect ? { onSelect } : {})}
      disabled={disabled}
      asChild={asChild ?? false}
      className={cx(
        itemClass,
        danger ? 'text-danger data-highlighted:bg-danger-wash' : '[&_svg]:text-ink-faint',
        className,
      )}
    >
      {asChild ? (
        children
      ) : (
        <>
          {icon}
          {children}
        </>
      )}
    </Primitive.Item>
  )
}

/** Choosing keeps the menu open, so that the effect is visible. */
export function MenuRadioGroup({ label, value, onValueChange, options }: MenuRadioGroupProps) {
  return (
    <Primitive.RadioGroup value={value} onValueChange={onValueChange} aria-label={label}>
      <MenuLabel>{label}</MenuLabel>
      {options.map((option) => (
        <Primitive.RadioItem
          key={option.value}
          value={option.value}
          onSelect={(event) => event.preventDefault()}
          className={cx(itemClass, '[&_svg]:text-ink-faint')}
        >
          {option.icon}
          {option.label}
          <Primitive.ItemIndicator className="ml-auto">
            <Check aria-hidden="true" className="size-4 text-accent!" />
          </Primitive.ItemIndicator>
        </Primitive.RadioItem>
      ))}
    </Primitive.RadioGroup>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Primitive.Label className="px-2.5 pt-2 pb-1 text-ink-faint text-xs">{children}</Primitive.Label>
}

export function MenuSeparator() {
  return <Primitive.Separator className="-mx-1 my-1 h-px bg-line" />
}
