import { useAccount } from '../../session.ts'
import { AccountPage } from './account-page.tsx'
import { EmailSection } from './email-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { SessionsSection } from './sessions-section.tsx'

export function SecurityPage() {
  const { email } = useAccount()
  return (
    <AccountPage title="Security">
      <EmailSection email={email} />
      <PasswordSection email={email} />
      <SessionsSection />
    </AccountPage>
  )
}
