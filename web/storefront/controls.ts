// The looks of what can be pressed and typed into; the components are the browser's own.
const press =
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-md px-5 text-center font-medium transition-colors min-h-11 disabled:opacity-50 aria-disabled:opacity-50'

export const mainButton = `${press} bg-accent text-accent-ink hover:brightness-110`
export const quietButton = `${press} border border-line-strong text-ink hover:bg-wash`
export const textButton =
  'min-h-6 shrink-0 text-sm text-ink-soft underline underline-offset-4 hover:text-ink disabled:opacity-50'
export const input =
  'block w-full min-h-11 rounded-md border border-line-strong bg-paper-raised px-3 text-base text-ink placeholder:text-ink-faint aria-invalid:border-danger'
export const heading = 'text-2xl font-semibold'
