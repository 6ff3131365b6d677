import { useAccount } from '../../session.ts'
import { AccountPage } from './account-page.tsx'
import { DeleteAccountSection } from './delete-account-section.tsx'
import { ExportSection } from './export-section.tsx'
import { QuotaSection } from './quota-section.tsx'

export function DataPage() {
  const account = useAccount()
  return (
    <AccountPage title="Data">
      <QuotaSection quota={account.quota} />
      <ExportSection account={account} />
      <DeleteAccountSection account={account} />
    </AccountPage>
  )
}
