import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { IconButton } from './icon-button.tsx'
import { useReturnFocus } from './use-return-focus.ts'

export interface SheetProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  children: ReactNode
  /** Buttons that stay in view below the content. */
  footer?: ReactNode
  /** False keeps the page behind usable (without a scrim). */
  modal?: boolean
  className?: string
}

export function SheetPanel({
  open,
  onOpenChange,
  title,
  children,
  footer,
  modal = true,
  className,
}: SheetProps) {
  const onCloseAutoFocus = useReturnFocus(open)
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange} modal={modal}>
      <Primitive.Portal>
        {modal && <Primitive.Overlay className="fixed inset-0 z-cover animate-fade bg-scrim" />}
        <Primitive.Content
          onCloseAutoFocus={onCloseAutoFocus}
          aria-describedby={undefined}
          {...(modal ? {} : { onInteractOutside: (event: Event) => event.preventDefault() })}
          className={cx(
            'fixed z-float flex flex-col border-line bg-paper-raised outline-none',
            'inset-x-0 bottom-0 max-h-[85dvh] animate-rise rounded-t-lg border-t pb-[env(safe-area-inset-bottom)] shadow-lift',
            'md:inset-x-auto md:inset-y-0 md:right-0 md:max-h-none md:w-96 md:animate-slide md:rounded-none md:border-t-0 md:border-l',
            className,
          )}
        >
          <div className="flex items-center justify-between gap-4 border-b px-5 py-3">
            <Primitive.Title className="font-semibold text-base">{title}</Primitive.Title>
            <Primitive.Close asChild>
              <IconButton label="Close" size="sm" className="-mr-1.5" tooltipSide="left">
                <X />
              </IconButton>
            </Primitive.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-5">{children}</div>
          {footer && <div className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{footer}</div>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
