import type { Account } from '../../../../services/accounts/schemas.ts'
import { PasswordField, type PasswordFieldProps } from '../../ui/password-field.tsx'

/** Asks for the password again; renders nothing where a proxy signs people in. */
export function ProofField({ account, ...field }: { account: Account } & Omit<PasswordFieldProps, 'label'>) {
  if (!account.hasPassword) return null
  return (
    <>
      {/* Tells password managers which account the password belongs to. */}
      <input type="text" autoComplete="username" value={account.email} readOnly hidden />
      <PasswordField label="Password" autoComplete="current-password" maxLength={200} {...field} />
    </>
  )
}
