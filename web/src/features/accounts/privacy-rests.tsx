import type { Privacy } from '../../../../services/accounts/schemas.ts'
import { formatCount } from '../../ui/format.ts'
import { goneAfter, restsOf } from './privacy-words.ts'

/** Where something that was deleted for good can still be brought back from, as bars on one scale of days. */
export function PrivacyRests({ privacy }: { privacy: Privacy }) {
  const longest = goneAfter(privacy)
  if (longest === 0) return <p className="leading-7">There are no backups: what is gone is gone.</p>
  return (
    <>
      <p className="text-pretty leading-7">
        An operator can bring it back for a while after a mistake. After {formatCount(longest, 'day')} nobody
        can.
      </p>
      <ul className="mt-5 grid gap-4">
        {restsOf(privacy).map(({ name, days, why }) => (
          <li key={name} className="grid gap-1.5">
            <span className="flex items-baseline justify-between gap-4 text-sm">
              <span className="font-medium">{name}</span>
              <span className="shrink-0 tabular-nums">{formatCount(days, 'day')}</span>
            </span>
            <span aria-hidden="true" className="block h-2 rounded-sm bg-wash">
              <span
                className="block h-full rounded-sm bg-accent"
                style={{ width: `${(days / longest) * 100}%` }}
              />
            </span>
            <span className="text-ink-faint text-note">{why}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
