import type {
  StripeConnection,
  StripeSettings,
} from '../../../../../services/shop/payments/connection-schemas.ts'
import { api } from '../../../api.ts'
import { queryClient } from '../../../query-client.ts'
import { useForm } from '../../../ui/form.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { PasswordField } from '../../../ui/password-field.tsx'
import { toast } from '../../../ui/toast.tsx'
import { refreshShop } from '../data/shop-data.ts'

export function StripeDialog({ onClose }: { onClose: () => void }) {
  const form = useForm<StripeConnection>({
    defaultValues: { secretKey: '', webhookSecret: '' },
    check: ({ secretKey, webhookSecret }) => ({
      secretKey: /^(sk|rk)_/.test(secretKey.trim()) ? undefined : 'It begins with sk_ or rk_',
      webhookSecret: webhookSecret.trim().startsWith('whsec_') ? undefined : 'It begins with whsec_',
    }),
    async send({ secretKey, webhookSecret }) {
      const settings = await api.put<StripeSettings>('/shop/payments/stripe', {
        secretKey: secretKey.trim(),
        webhookSecret: webhookSecret.trim(),
      })
      queryClient.setQueryData(['shop', 'stripe'], settings)
      refreshShop()
      toast.success('Stripe is connected')
      onClose()
    },
  })
  return (
    <FormDialog
      form={form}
      title="Connect Stripe"
      description="Both are in Stripe's dashboard. They are kept encrypted, and never shown again."
      action="Connect"
      onClose={onClose}
    >
      <PasswordField label="Secret key" autoComplete="off" {...form.text('secretKey')} />
      <PasswordField
        label="Signing secret of the webhook"
        autoComplete="off"
        {...form.text('webhookSecret')}
      />
    </FormDialog>
  )
}
