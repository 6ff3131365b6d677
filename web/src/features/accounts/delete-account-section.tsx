import { useState } from 'react'
import type { Account } from '../../../../services/accounts/schemas.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { formatTime } from '../../ui/format.ts'
import { DeleteAccountDialog } from './delete-account-dialog.tsx'
import { KeepAccountButton } from './keep-account-button.tsx'
import { Section } from './section.tsx'

export function DeleteAccountSection({ account }: { account: Account }) {
  const [asking, setAsking] = useState(false)
  const { deletionDueAt } = account
  return (
    <Section
      title="Delete account"
      description="You have seven days to change your mind. After that everything is permanently deleted."
    >
      {deletionDueAt ? (
        <Callout
          tone="danger"
          title={`Your account will be deleted on ${formatTime(deletionDueAt)}`}
          actions={<KeepAccountButton />}
        >
          Until then you can use it as before.
        </Callout>
      ) : (
        <Button variant="danger" onClick={() => setAsking(true)}>
          Delete my account
        </Button>
      )}
      {asking && <DeleteAccountDialog account={account} onClose={() => setAsking(false)} />}
    </Section>
  )
}
