import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { DataToolbar } from '../../ui/data-toolbar.tsx'
import { Select } from '../../ui/select.tsx'
import { AdminPage } from './admin-page.tsx'
import { Trail } from './trail.tsx'
import { trailQuery } from './trail-data.ts'
import { EVENT_KINDS, eventWords } from './trail-words.ts'

const ANY = 'any'
const options = [
  { value: ANY, label: 'All events' },
  ...EVENT_KINDS.map((kind) => ({ value: kind as string, label: eventWords(kind) })),
]

/** The security events of all people, for administrators. */
export function AllActivityPage() {
  const [kind, setKind] = useState(ANY)
  const trail = useInfiniteQuery(
    trailQuery(
      '/trail',
      EVENT_KINDS.find((each) => each === kind),
    ),
  )
  return (
    <AdminPage title="Activity">
      <div className="pt-5">
        <DataToolbar>
          <Select
            label="Event"
            hideLabel
            options={options}
            value={kind}
            onValueChange={setKind}
            className="w-64"
          />
        </DataToolbar>
      </div>
      <Trail trail={trail} ofAll />
    </AdminPage>
  )
}
