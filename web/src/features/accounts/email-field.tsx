import { TextField } from '../../ui/text-field.tsx'

export function EmailField({ error }: { error: string | undefined }) {
  return (
    <TextField
      name="email"
      label="Email"
      type="email"
      inputMode="email"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={254}
      error={error}
    />
  )
}
