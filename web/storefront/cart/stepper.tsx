interface StepperProps {
  name: string
  label: string
  value: number
  max: number
  onChange: (value: number) => void
  /** Buttons that need a script are left out without one. */
  isScripted: boolean
}

export function Stepper({ name, label, value, max, onChange, isScripted }: StepperProps) {
  const button = 'inline-flex size-11 items-center justify-center text-lg hover:bg-wash disabled:opacity-40'
  return (
    <div className="inline-flex rounded-md border border-line-strong bg-paper-raised">
      {isScripted && (
        <button
          type="button"
          aria-label="One less"
          className={button}
          disabled={value <= 1}
          onClick={() => onChange(value - 1)}
        >
          −
        </button>
      )}
      <input
        type="number"
        name={name}
        aria-label={label}
        min={1}
        max={max}
        required
        inputMode="numeric"
        value={value}
        onChange={({ target }) => {
          const wanted = target.valueAsNumber
          if (Number.isInteger(wanted) && wanted >= 1 && wanted <= max) onChange(wanted)
        }}
        className="h-11 w-14 bg-transparent text-center text-base [appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none"
      />
      {isScripted && (
        <button
          type="button"
          aria-label="One more"
          className={button}
          disabled={value >= max}
          onClick={() => onChange(value + 1)}
        >
          +
        </button>
      )}
    </div>
  )
}
