/** The looks of the small buttons below an answer. */
export const noteButton =
  'inline-flex size-9 items-center justify-center rounded-sm text-ink-soft hover:bg-wash hover:text-ink aria-pressed:bg-accent-wash aria-pressed:text-accent'
