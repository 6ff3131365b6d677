import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { IconButton } from './icon-button.tsx'
import { useReturnFocus } from './use-return-focus.ts'

export interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  children?: ReactNode
  /** Buttons at the end, the most important last. */
  footer?: ReactNode
  className?: string
}

/** Focuses the first field instead of the close button, so that Enter does what was meant. */
function focusField(event: Event) {
  const panel = event.target as HTMLElement
  const field = panel.querySelector<HTMLElement>('input:not([type=file]), textarea')
  if (!field) return
  event.preventDefault()
  field.focus()
}

export function DialogPanel({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  className,
}: DialogProps) {
  const onCloseAutoFocus = useReturnFocus(open)
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-cover animate-fade bg-scrim" />
        <Primitive.Content
          onOpenAutoFocus={focusField}
          onCloseAutoFocus={onCloseAutoFocus}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cx(
            'fixed z-float flex max-h-[calc(100dvh-2rem)] flex-col overflow-hidden border border-line bg-paper-raised shadow-lift outline-none',
            'inset-x-0 bottom-0 animate-rise rounded-t-lg pb-[env(safe-area-inset-bottom)]',
            'md:inset-auto md:top-1/2 md:left-1/2 md:w-[calc(100vw-2rem)] md:max-w-lg md:-translate-x-1/2 md:-translate-y-1/2 md:animate-fade md:rounded-lg',
            className,
          )}
        >
          <div className="flex items-start gap-4 px-5 pt-5">
            <div className="grid flex-1 gap-1.5">
              <Primitive.Title className="font-semibold text-lg leading-7">{title}</Primitive.Title>
              {description && (
                <Primitive.Description className="text-ink-soft text-sm leading-6">
                  {description}
                </Primitive.Description>
              )}
            </div>
            <Primitive.Close asChild>
              <IconButton label="Close" size="sm" className="-mr-1.5" tooltipSide="left">
                <X />
              </IconButton>
            </Primitive.Close>
          </div>
          {children && <div className="min-h-0 overflow-y-auto px-5 pt-4 pb-1">{children}</div>}
          {footer ? (
            <div className="flex flex-wrap justify-end gap-2 p-5">{footer}</div>
          ) : (
            <div className="h-5 shrink-0" />
          )}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
