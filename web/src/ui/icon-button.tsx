import type { ReactNode } from 'react'
import { Button, type ButtonProps } from './button.tsx'
import { cx } from './cx.ts'
import { Tooltip } from './tooltip.tsx'

export interface IconButtonProps extends Omit<ButtonProps, 'icon' | 'asChild' | 'children'> {
  /** The accessible name, also shown as the tooltip. */
  label: string
  /** The icon. */
  children: ReactNode
  tooltipSide?: 'top' | 'right' | 'bottom' | 'left'
}

const widths = { sm: 'w-8', md: 'w-10', lg: 'w-12' }

export function IconButton(props: IconButtonProps) {
  const { label, children, tooltipSide = 'top', variant = 'ghost', size = 'md', className, ...rest } = props
  return (
    <Tooltip content={label} side={tooltipSide}>
      <Button
        aria-label={label}
        variant={variant}
        size={size}
        className={cx('px-0!', widths[size], className)}
        {...rest}
      >
        {children}
      </Button>
    </Tooltip>
  )
}
