import { useMemo } from 'react'
import { useForm } from '../../../ui/form.ts'
import { HandleField } from '../../../ui/handle-field.tsx'
import { handleProblem } from '../../../ui/handle-state.ts'
import { NativeSelect } from '../../../ui/native-select.tsx'
import { useSaved } from '../../../ui/saved-tick.tsx'
import { SettingsForm } from '../../../ui/settings-form.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { editShop } from '../data/shop-data.ts'
import { currencyOptions } from '../opening/countries.ts'
import { useShop } from '../shop-page.tsx'
import { MarkdownField } from '../texts/markdown-field.tsx'
import { languageOptions } from './languages.ts'
import { OpenSwitch } from './open-switch.tsx'

export function GeneralSettings() {
  const shop = useShop()
  const [saved, setSaved] = useSaved()
  const currencies = useMemo(currencyOptions, [])
  const languages = useMemo(languageOptions, [])
  const { name, tagline, description, email, handle, language, currency } = shop
  const form = useForm({
    defaultValues: { name, tagline, description, email, handle, language, currency },
    check: (values) => ({
      name: values.name.trim() === '' ? 'Give the shop a name' : undefined,
      handle: values.handle === handle ? undefined : handleProblem(values.handle),
      email: /^$|^\S+@\S+\.\S+$/.test(values.email.trim()) ? undefined : 'Enter an e-mail address',
    }),
    async send(values) {
      await editShop({ ...values, name: values.name.trim(), email: values.email.trim() })
      form.reset(values)
      setSaved({})
    },
  })
  const wanted = form.choice('handle')
  const text = form.choice('description')
  return (
    <div className="grid gap-5">
      <OpenSwitch />
      <SettingsForm form={form} saved={saved}>
        <TextField label="Name" maxLength={80} autoComplete="organization" {...form.text('name')} />
        <TextField
          label="In one line"
          hint="Below the name, and in search engines."
          maxLength={160}
          autoComplete="off"
          {...form.text('tagline')}
        />
        <HandleField
          kind="shop"
          path="/shop/"
          found="Customers find the shop at"
          name="handle"
          own={handle}
          handle={wanted.value}
          value={wanted.value}
          error={wanted.error}
          onChange={(event) => wanted.onValueChange(event.target.value.toLowerCase())}
        />
        <MarkdownField
          label="About the shop"
          maxLength={5000}
          value={text.value}
          error={text.error}
          onChange={text.onValueChange}
        />
        <TextField
          label="E-mail for customers"
          hint="Customers write there, and answers to the shop's mails arrive there."
          type="email"
          maxLength={320}
          autoComplete="email"
          {...form.text('email')}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <NativeSelect
            label="Language of the texts"
            hint="The search finds other forms of words by it."
            options={languages}
            {...form.choice('language')}
          />
          <NativeSelect
            label="Currency"
            hint="It stays once there are products or orders."
            options={currencies}
            {...form.choice('currency')}
          />
        </div>
      </SettingsForm>
    </div>
  )
}
