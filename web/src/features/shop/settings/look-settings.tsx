import { useId } from 'react'
import type { ShopLook } from '../../../../../services/shop/shops/schemas.ts'
import { useForm } from '../../../ui/form.ts'
import { useSaved } from '../../../ui/saved-tick.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { editShop } from '../data/shop-data.ts'
import { useShop } from '../shop-page.tsx'
import { HeroField } from './hero-field.tsx'
import { SettingsForm } from './settings-form.tsx'

const THEMES = [
  { value: 'auto', label: 'Automatic' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const

/** Colours that can be read on both papers. */
const ACCENTS = ['#2f6f4f', '#a53817', '#1c5f8a', '#612a98', '#855500', '#a8173a', '#2a656d', '#33302c']

export function LookSettings() {
  const { look, name } = useShop()
  const [saved, setSaved] = useSaved()
  const colourId = useId()
  const form = useForm<ShopLook>({
    defaultValues: look,
    async send(values) {
      await editShop({ look: values })
      form.reset(values)
      setSaved({})
    },
  })
  const accent = form.choice('accent')
  const theme = form.choice('theme')
  return (
    <SettingsForm form={form} saved={saved}>
      <fieldset className="grid gap-2">
        <legend className="mb-2 font-medium text-sm">Colour</legend>
        <div className="flex flex-wrap items-center gap-2">
          {ACCENTS.map((colour) => (
            <label
              key={colour}
              className="relative size-9 cursor-pointer rounded-full border-2 border-paper-raised ring-line-strong has-checked:ring-2 has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2"
              style={{ background: colour }}
            >
              <input
                type="radio"
                name="accent"
                aria-label={colour}
                checked={accent.value === colour}
                onChange={() => accent.onValueChange(colour)}
                className="absolute inset-0 cursor-pointer appearance-none rounded-full outline-none"
              />
            </label>
          ))}
          <label htmlFor={colourId} className="sr-only">
            Another colour
          </label>
          <input
            id={colourId}
            type="color"
            value={accent.value}
            onChange={(event) => accent.onValueChange(event.target.value.toLowerCase())}
            className="h-9 w-14 cursor-pointer rounded-md border bg-paper-raised p-1"
          />
        </div>
      </fieldset>
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
