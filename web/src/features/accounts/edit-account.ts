import type { Account, AccountEdit } from '../../../../services/accounts/schemas.ts'
import { api } from '../../api.ts'
import { keepAccount } from '../../session.ts'

/** Every part of the page shows the answer from then on. */
export const editAccount = async (edit: AccountEdit) =>
  keepAccount(await api.patch<Account>('/account', edit))
