import type { Account, Proof } from '../../../../services/accounts/schemas.ts'

interface Values {
  password: string
}

/** Where a proxy signs people in there is no password to check. */
export const checkProof = ({ hasPassword }: Account, { password }: Values) => ({
  password: !hasPassword || password ? undefined : 'Enter your password',
})

export const proofOf = ({ hasPassword }: Account, { password }: Values): Proof =>
  hasPassword ? { password } : {}
