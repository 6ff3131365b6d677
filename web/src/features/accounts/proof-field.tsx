import type { Account } from '../../../../services/accounts/schemas.ts'
import { PasswordField, type PasswordFieldProps } from '../../ui/password-field.tsx'

/** Asks for the password once more; nothing, where a proxy signs people in. */
export function ProofField({ account, ...field }: { account: Account } & Omit<PasswordFieldProps, 'label'>) {
  if (!account.hasPassword) return null
  return (
    <>
      {/* Tells password managers whose password it is. */}
      <input type="text" autoComplete="username" value={account.email} readOnly hidden />
      <PasswordField label="Password" autoComplete="current-password" maxLength={200} {...field} />
    </>
  )
}
