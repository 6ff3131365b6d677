import type { Quota } from '../../../../services/accounts/schemas.ts'
import { rooms } from '../../shell/rooms.ts'
import { formatBytes } from '../../ui/format.ts'
import { Progress } from '../../ui/progress.tsx'
import { Stat } from '../../ui/stat.tsx'
import { usageByRoom } from './room-usage.ts'
import { Section } from './section.tsx'

export function QuotaSection({ quota }: { quota: Quota }) {
  const share = quota.limit > 0 ? quota.used / quota.limit : 1
  const free = Math.max(0, quota.limit - quota.used)
  const used = usageByRoom(quota.byRoom, rooms)
  return (
    <Section title="Storage" description="Photos in the trash count until they are permanently deleted.">
      <div className="grid gap-3">
        <Stat value={formatBytes(quota.used)} label={`used of ${formatBytes(quota.limit)}`} />
        <Progress
          label="Storage used"
          value={share}
          tone={share >= 0.95 ? 'danger' : share >= 0.8 ? 'warn' : 'accent'}
          className="h-2.5"
        />
        {used.length > 0 && (
          <ul aria-label="Storage by room" className="grid gap-1 text-sm">
            {used.map(({ room, label, bytes }) => (
              <li key={room} className="flex justify-between gap-4">
                <span>{label}</span>
                <span className="text-ink-faint tabular-nums">{formatBytes(bytes)}</span>
              </li>
            ))}
          </ul>
        )}
        <p className="text-ink-faint text-sm">
          {formatBytes(free)} free{share >= 0.95 && '. Empty the trash to make room.'}
        </p>
      </div>
    </Section>
  )
}
