import { themes } from '../../shell/themes.tsx'
import { setTheme, useTheme } from '../../theme.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { Section } from './section.tsx'

export function AppearanceSection() {
  const theme = useTheme()
  return (
    <Section title="Appearance" description="Saved in this browser only.">
      <Segmented label="Theme" options={themes} value={theme} onValueChange={setTheme} />
    </Section>
  )
}
