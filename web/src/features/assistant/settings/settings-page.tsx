import { Card } from '../../../ui/card.tsx'
import { AssistantGate, AssistantPage } from '../assistant-page.tsx'
import { GreetingForm } from './greeting-form.tsx'
import { HandOverSwitch } from './hand-over-switch.tsx'
import { OnSwitch } from './on-switch.tsx'
import { ReadAgain } from './read-again.tsx'

export const SettingsPage = () => (
  <AssistantGate>
    <AssistantPage title="Settings">
      <div className="grid max-w-3xl gap-5">
        <Card className="grid gap-4">
          <OnSwitch />
          <HandOverSwitch />
        </Card>
        <GreetingForm />
        <ReadAgain />
      </div>
    </AssistantPage>
  </AssistantGate>
)
