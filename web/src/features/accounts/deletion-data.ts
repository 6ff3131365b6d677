import type { Account, Proof } from '../../../../services/accounts/schemas.ts'
import { api } from '../../api.ts'
import { keepAccount } from '../../session.ts'

const path = '/account/deletion'

export const requestDeletion = async (proof: Proof) => keepAccount(await api.post<Account>(path, proof))

export const cancelDeletion = async () => keepAccount(await api.delete<Account>(path))
