import { type ReactNode, useId } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { FormProblem } from './form-problem.tsx'

export interface FormDialogProps {
  /** From `useForm`; the type of its values does not matter here. */
  form: {
    busy: boolean
    error: unknown
    onSubmit: (event: React.FormEvent<HTMLFormElement>) => void
  }
  title: string
  description?: ReactNode
  /** The word on the button that sends it. */
  action: string
  onClose: () => void
  className?: string
  /** The fields. */
  children: ReactNode
}

/** A form in a dialog that is there as long as it is open. */
export function FormDialog({ form, action, onClose, children, ...dialog }: FormDialogProps) {
  const id = useId()
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      {...dialog}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={id} busy={form.busy}>
            {action}
          </Button>
        </>
      }
    >
      <form id={id} noValidate className="grid gap-4" onSubmit={form.onSubmit}>
        <FormProblem error={form.error} />
        {children}
      </form>
    </Dialog>
  )
}
