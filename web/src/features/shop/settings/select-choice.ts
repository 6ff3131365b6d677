interface Choice<Value extends string> {
  value: Value
  onValueChange: (value: Value) => void
  error: string | undefined
}

/** A form's choice among known words for a Select, which knows only text. Its options must be these words. */
export const selectChoice = <Value extends string>({ value, onValueChange, error }: Choice<Value>) => ({
  value,
  error,
  onValueChange: (next: string) => onValueChange(next as Value),
})
