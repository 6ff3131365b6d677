import { useForm } from '../../../ui/form.ts'
import { useSaved } from '../../../ui/saved-tick.tsx'
import { SettingsForm } from '../../../ui/settings-form.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { editShop } from '../data/shop-data.ts'
import { useShop } from '../shop-page.tsx'
import { StripeCard } from './stripe-card.tsx'

export function PaymentSettings() {
  const { payments, isStripeConnected } = useShop()
  const [saved, setSaved] = useSaved()
  const form = useForm({
    defaultValues: payments,
    async send(values) {
      await editShop({ payments: values })
      form.reset(values)
      setSaved({})
    },
  })
  const invoice = form.flag('invoice.isOn')
  return (
    <div className="grid gap-5">
      <SettingsForm form={form} saved={saved}>
        <Switch
          label="Invoice"
          hint="By bank transfer or on delivery: you prepare the order before it is paid."
          {...invoice}
        />
        {invoice.checked && (
          <TextArea
            label="How to pay"
            hint="Your bank account, for example. It stands on the confirmation and the invoice."
            maxLength={1000}
            {...form.text('invoice.instructions')}
          />
        )}
        <Switch
          label="Card, by Stripe"
          hint={
            isStripeConnected
              ? 'Customers type in their card at Stripe, never here.'
              : 'Connect your account at Stripe first.'
          }
          disabled={!isStripeConnected}
          {...form.flag('stripe.isOn')}
        />
        <Switch
          label="Test card"
          hint="For trying the shop without money. It is refused where real customers buy."
          {...form.flag('testCard.isOn')}
        />
      </SettingsForm>
      <StripeCard />
    </div>
  )
}
