// The component kit: one small, conventional component per file. Colours and sizes come from tokens.css.
import { Slot } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'
import { Spinner } from './spinner.tsx'

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger'
export type ButtonSize = 'sm' | 'md' | 'lg'

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant
  size?: ButtonSize
  /** An icon before the text. */
  icon?: ReactNode
  /** Shows a spinner and ignores clicks; the button keeps its width and its focus. */
  busy?: boolean
  /** Styles its only child (a link) as a button. */
  asChild?: boolean
}

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-strong',
  secondary: 'border border-line-strong/55 bg-paper-raised text-ink hover:border-line-strong hover:bg-wash',
  ghost: 'text-ink-soft hover:bg-wash hover:text-ink',
  danger: 'bg-danger-fill text-danger-ink hover:bg-danger-fill-strong',
}

const sizes: Record<ButtonSize, string> = {
  sm: 'h-8 gap-1.5 px-3 text-note [&_svg]:size-4',
  md: 'h-10 gap-2 px-4 text-sm [&_svg]:size-[18px]',
  lg: 'h-12 gap-2 px-5 text-md [&_svg]:size-5',
}

export const buttonClass = (variant: ButtonVariant, size: ButtonSize) =>
  cx(
    'relative inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-md font-medium transition-colors',
    'disabled:pointer-events-none disabled:opacity-45 aria-disabled:opacity-45',
    variants[variant],
    sizes[size],
  )

export function Button(props: ButtonProps) {
  const { variant = 'secondary', size = 'md', icon, busy = false, asChild = false, ...rest } = props
  const { className, children, onClick, type = 'button', ...others } = rest
  const classes = cx(buttonClass(variant, size), className)
  if (asChild) {
    return (
      <Slot.Root className={classes} {...others}>
        {children}
      </Slot.Root>
    )
  }
  return (
    <button
      type={busy ? 'button' : type}
      className={classes}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
      {...others}
    >
      {/* Not `invisible`, which would take the button's name away. */}
      <span className={cx('contents', busy && '[&>*]:opacity-0')}>
        {icon}
        <span>{children}</span>
      </span>
      {busy && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      )}
    </button>
  )
}
