import { Slot } from 'radix-ui'
import type { ReactElement } from 'react'

export interface TooltipProps {
  content: string
  /**
   * One focusable element that has a name of its own, because a tooltip is never the only place where something is
   * said.
   */
  children: ReactElement
  side?: TooltipSide
  /** Whether pressing shows it, too: for signs that do nothing else, so that a finger can ask them. */
  isPressed?: boolean
}

export type TooltipSide = 'top' | 'right' | 'bottom' | 'left'

/** Marks its child; the app's TooltipLayer shows tooltips of marked elements. */
export function Tooltip({ content, children, side = 'top', isPressed = false }: TooltipProps) {
  return (
    <Slot.Root data-tooltip={content} data-tooltip-side={side} data-tooltip-press={isPressed || undefined}>
      {children}
    </Slot.Root>
  )
}
