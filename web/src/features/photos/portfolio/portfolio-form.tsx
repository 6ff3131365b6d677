import { ExternalLink } from 'lucide-react'
import type { Album } from '../../../../../services/photos/albums/schemas.ts'
import type { Portfolio, PortfolioSettings } from '../../../../../services/photos/portfolio/schemas.ts'
import { AccentField } from '../../../ui/accent-field.tsx'
import { useForm } from '../../../ui/form.ts'
import { HandleField } from '../../../ui/handle-field.tsx'
import { handleProblem } from '../../../ui/handle-state.ts'
import { useSaved } from '../../../ui/saved-tick.tsx'
import { SettingsForm } from '../../../ui/settings-form.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { AlbumsField } from './albums-field.tsx'
import { Choice } from './choice.tsx'
import { LookField } from './look-field.tsx'
import { savePortfolio } from './portfolio-data.ts'

interface PortfolioFormProps {
  /** Null where there is none yet. */
  portfolio: Portfolio | null
  albums: readonly Album[]
}

const FIRST: PortfolioSettings = {
  handle: '',
  isPublished: false,
  displayName: '',
  about: '',
  look: 'grid',
  accent: '#a53817',
  takesMessages: true,
  linksShop: true,
  albumIds: [],
}

export function PortfolioForm({ portfolio, albums }: PortfolioFormProps) {
  const [saved, setSaved] = useSaved()
  const form = useForm<PortfolioSettings>({
    defaultValues: portfolio ? settingsOf(portfolio) : FIRST,
    check: ({ handle, displayName }) => ({
      handle: handle === portfolio?.handle ? undefined : handleProblem(handle),
      displayName: displayName.trim() === '' ? 'Enter the name that visitors read' : undefined,
    }),
    async send(values) {
      form.reset(settingsOf(await savePortfolio({ ...values, displayName: values.displayName.trim() })))
      setSaved({})
    },
  })
  const handle = form.choice('handle')
  const chosen = form.choice('albumIds')
  return (
    <SettingsForm form={form} saved={saved}>
      <Choice
        label="Published"
        hint="Everybody can see it. Until then only you do."
        {...form.flag('isPublished')}
      />
      {portfolio && (
        <a
          href={`/by/${portfolio.handle}`}
          target="_blank"
          rel="noreferrer"
          className="inline-flex items-center gap-1.5 justify-self-start text-accent text-sm hover:underline"
        >
          View my portfolio
          <ExternalLink aria-hidden="true" className="size-4" />
        </a>
      )}
      <TextField label="Name" maxLength={100} autoComplete="name" {...form.text('displayName')} />
      <HandleField
        kind="portfolio"
        path="/by/"
        found="Visitors find it at"
        name="handle"
        {...(portfolio && { own: portfolio.handle })}
        handle={handle.value}
        value={handle.value}
        error={handle.error}
        onChange={(event) => handle.onValueChange(event.target.value.toLowerCase())}
      />
      <TextArea
        label="About you"
        hint="An empty line begins a paragraph."
        rows={4}
        maxLength={3000}
        {...form.text('about')}
      />
      <AlbumsField
        albums={albums.filter(({ kind }) => kind === 'album')}
        value={chosen.value}
        onValueChange={chosen.onValueChange}
      />
      <LookField {...form.choice('look')} />
      <AccentField {...form.choice('accent')} />
      <Choice
        label="Visitors can write to me"
        hint="By a form whose messages come to your mailbox. Nobody sees your address before you answer."
        {...form.flag('takesMessages')}
      />
      <Choice label="Link to my shop" hint="While you have one and it is open." {...form.flag('linksShop')} />
    </SettingsForm>
  )
}

const settingsOf = ({ slugs: _slugs, updatedAt: _updatedAt, ...settings }: Portfolio): PortfolioSettings =>
  settings
