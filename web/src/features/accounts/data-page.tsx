import { useAccount } from '../../session.ts'
import { AccountPage } from './account-page.tsx'
import { QuotaSection } from './quota-section.tsx'

export function DataPage() {
  const { quota } = useAccount()
  return (
    <AccountPage title="Data">
      <QuotaSection quota={quota} />
    </AccountPage>
  )
}
