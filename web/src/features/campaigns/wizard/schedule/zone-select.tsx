import { useMemo } from 'react'
import { NativeSelect } from '../../../../ui/native-select.tsx'

/** All zones that the browser knows, by continent. */
export function ZoneSelect({ value, onChange }: { value: string; onChange: (zone: string) => void }) {
  const options = useMemo(() => zonesByRegion(value), [value])
  return (
    <NativeSelect
      label="Time zone"
      hint="Hours and weekdays are those of this place, also when its clock changes."
      className="max-w-sm"
      options={options}
      value={value}
      onValueChange={onChange}
    />
  )
}

function zonesByRegion(current: string) {
  const groups = new Map<string, { value: string; label: string }[]>()
  for (const zone of new Set(['UTC', current, ...Intl.supportedValuesOf('timeZone')])) {
    const [region = zone, ...places] = zone.split('/')
    const group = places.length > 0 ? region : 'Everywhere'
    const option = { value: zone, label: places.join(', ').replaceAll('_', ' ') || zone }
    groups.set(group, [...(groups.get(group) ?? []), option])
  }
  return [...groups].map(([group, options]) => ({ group, options }))
}
