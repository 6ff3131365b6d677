import { useAccount } from '../../session.ts'
import { Page, PageHeader } from '../../ui/page.tsx'
import { AppearanceSection } from './appearance-section.tsx'
import { IdentitySection } from './identity-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { QuotaSection } from './quota-section.tsx'
import { SessionsSection } from './sessions-section.tsx'

export function ProfilePage() {
  const account = useAccount()
  return (
    <Page narrow>
      <PageHeader title="Profile" subtitle={account.email} />
      <IdentitySection account={account} />
      <QuotaSection quota={account.quota} />
      <AppearanceSection />
      {account.hasPassword && (
        <>
          <PasswordSection email={account.email} />
          <SessionsSection />
        </>
      )}
    </Page>
  )
}
