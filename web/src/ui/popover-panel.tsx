import { Popover as Primitive } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { cx } from './cx.ts'
import { surfaceClass } from './surface.ts'

export interface PopoverProps {
  /** One button. */
  trigger: ReactElement
  /** The accessible name of the panel. */
  label: string
  children: ReactNode
  align?: 'start' | 'center' | 'end'
  open?: boolean
  onOpenChange?: (open: boolean) => void
  className?: string
}

/** It appears open by default, because it is loaded when somebody asks for it. */
export function PopoverPanel({
  trigger,
  label,
  children,
  align = 'start',
  className,
  ...state
}: PopoverProps) {
  return (
    <Primitive.Root defaultOpen {...state}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          aria-label={label}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className={cx(
            surfaceClass,
            'max-h-(--radix-popover-content-available-height) w-72 max-w-[calc(100vw-1rem)] overscroll-contain p-4',
            className,
          )}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
