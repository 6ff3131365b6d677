import { Save } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { FormProblem } from './form-problem.tsx'
import { LeaveGuard } from './leave-guard.tsx'
import { type Saved, SavedTick } from './saved-tick.tsx'

interface SettingsFormProps {
  /** From `useForm`; the type of its values does not matter here. */
  form: {
    busy: boolean
    isDirty: boolean
    error: unknown
    onSubmit: (event: React.FormEvent<HTMLFormElement>) => void
  }
  saved: Saved | null
  /** What it is about, above the fields. */
  intro?: ReactNode
  children: ReactNode
}

/** A form of the settings, with a guard for what is not saved. */
export function SettingsForm({ form, saved, intro, children }: SettingsFormProps) {
  return (
    <form
      noValidate
      className="grid grid-cols-[minmax(0,1fr)] gap-4 rounded-lg border bg-paper-raised p-4 md:p-6"
      onSubmit={form.onSubmit}
    >
      <LeaveGuard isDirty={form.isDirty && !form.busy} />
      {intro && <p className="text-ink-soft text-sm leading-6">{intro}</p>}
      <FormProblem error={form.error} />
      {children}
      <div className="flex flex-wrap items-center justify-end gap-3">
        <SavedTick saved={saved} />
        <Button type="submit" variant="primary" icon={<Save />} busy={form.busy} disabled={!form.isDirty}>
          Save
        </Button>
      </div>
    </form>
  )
}
