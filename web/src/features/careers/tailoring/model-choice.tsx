import { useQuery } from '@tanstack/react-query'
import { Select } from '../../../ui/select.tsx'
import { modelsQuery, SELECTION, usable } from './models-data.ts'

interface ModelChoiceProps {
  /** Null until the person chooses: the first model then, or else the engine without one. */
  value: string | null
  onChange: (model: string) => void
}

/** Which engine tailors. Without a model of the studio's own, the one that is built in. */
export function ModelChoice({ value, onChange }: ModelChoiceProps) {
  const models = usable(useQuery(modelsQuery).data)
  const chosen = models.find(({ id }) => id === value) ?? (value === null ? models[0] : undefined)
  const options = [
    ...models.map(({ id, displayName, responseTime }) => ({
      value: id,
      label: responseTime ? `${displayName} (${responseTime})` : displayName,
    })),
    { value: SELECTION, label: 'Selection, built in (at once)' },
  ]
  return (
    <Select
      label="Tailored by"
      options={options}
      value={chosen?.id ?? SELECTION}
      onValueChange={onChange}
      hint={
        chosen
          ? `${chosen.description ? `${chosen.description} ` : ''}It may rephrase lines; what says more than your résumé is blocked. Your résumé and the posting are sent to it.`
          : models.length > 0
            ? 'It chooses and orders lines by what the job asks for, writes nothing, and sends nothing anywhere.'
            : 'It chooses and orders lines by what the job asks for, and writes nothing. This studio has no model that could rephrase them.'
      }
    />
  )
}
