import { AlertDialog as Primitive } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import { useReturnFocus } from './use-return-focus.ts'

export interface ConfirmDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** A question. */
  title: string
  /** What will happen, and whether it can be undone. */
  description: ReactNode
  /** The verb of the question, for example "Delete for good". */
  confirmLabel: string
  /** Replaces "Cancel" where that could mean the opposite. */
  cancelLabel?: string
  tone?: 'danger' | 'primary'
  /**
   * While a returned promise is pending the dialog stays open and busy; if it fails the dialog stays open (report why
   * in a toast).
   */
  onConfirm: () => unknown
}

export function ConfirmDialogPanel(props: ConfirmDialogProps) {
  const {
    open,
    onOpenChange,
    title,
    description,
    confirmLabel,
    cancelLabel = 'Cancel',
    tone = 'danger',
    onConfirm,
  } = props
  const [busy, setBusy] = useState(false)
  const onCloseAutoFocus = useReturnFocus(open)

  async function confirm() {
    setBusy(true)
    try {
      await onConfirm()
      onOpenChange(false)
    } catch {
      // The caller has told the person; the dialog stays on the screen.
    } finally {
      setBusy(false)
    }
  }

  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-cover animate-fade bg-scrim" />
        <Primitive.Content
          onCloseAutoFocus={onCloseAutoFocus}
          className="fixed inset-x-4 bottom-4 z-float grid animate-rise gap-2 rounded-lg border border-line bg-paper-raised p-5 shadow-lift outline-none md:inset-x-auto md:top-1/2 md:bottom-auto md:left-1/2 md:w-full md:max-w-md md:-translate-x-1/2 md:-translate-y-1/2 md:animate-fade"
        >
          <Primitive.Title className="font-semibold text-lg leading-7">{title}</Primitive.Title>
          <Primitive.Description className="text-ink-soft text-sm leading-6">
            {description}
          </Primitive.Description>
          <div className="mt-3 flex flex-wrap justify-end gap-2">
            <Primitive.Cancel asChild>
              <Button>{cancelLabel}</Button>
            </Primitive.Cancel>
            <Button variant={tone} busy={busy} onClick={() => void confirm()}>
              {confirmLabel}
            </Button>
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
