import type { ShopLook } from '../../../../../services/shop/shops/schemas.ts'
import { AccentField } from '../../../ui/accent-field.tsx'
import { useForm } from '../../../ui/form.ts'
import { useSaved } from '../../../ui/saved-tick.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { SettingsForm } from '../../../ui/settings-form.tsx'
import { editShop } from '../data/shop-data.ts'
import { useShop } from '../shop-page.tsx'
import { HeroField } from './hero-field.tsx'

const THEMES = [
  { value: 'auto', label: 'Automatic' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const

export function LookSettings() {
  const { look, name } = useShop()
  const [saved, setSaved] = useSaved()
  const form = useForm<ShopLook>({
    defaultValues: look,
    async send(values) {
      await editShop({ look: values })
      form.reset(values)
      setSaved({})
    },
  })
  const theme = form.choice('theme')
  return (
    <SettingsForm form={form} saved={saved}>
      <AccentField {...form.choice('accent')} />
      <div className="grid justify-items-start gap-2">
        <p aria-hidden="true" className="font-medium text-sm">
          Light or dark
        </p>
        <Segmented
          label="Light or dark"
          options={THEMES}
          value={theme.value}
          onValueChange={theme.onValueChange}
        />
      </div>
      <HeroField shopName={name} {...form.choice('heroPhotoId')} />
    </SettingsForm>
  )
}
