import { useAccount } from '../../session.ts'
import { AccountPage } from './account-page.tsx'
import { AppearanceSection } from './appearance-section.tsx'
import { IdentitySection } from './identity-section.tsx'

export function ProfilePage() {
  return (
    <AccountPage title="Profile">
      <IdentitySection account={useAccount()} />
      <AppearanceSection />
    </AccountPage>
  )
}
