import { Link } from '@tanstack/react-router'
import { useShelfCount } from '../features/shelf/shelf-count.ts'
import { useAccount } from '../session.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Mark } from '../ui/mark.tsx'
import { AccountMenu } from './account-menu.tsx'
import { rooms } from './rooms.ts'

const itemClass =
  'group relative grid min-w-16 justify-items-center gap-0.5 rounded-md py-0.5 font-medium text-2xs text-ink-soft leading-4 transition-colors hover:text-ink md:py-1.5 data-[status=active]:text-accent'
const signClass =
  'relative grid h-8 w-14 place-items-center rounded-full transition-colors group-hover:bg-wash group-data-[status=active]:bg-accent-wash [&_svg]:size-[22px]'

/** A slim rail at the left; on phones a bar at the bottom. */
export function Navigation() {
  const account = useAccount()
  const shelfCount = useShelfCount(account.role === 'admin')
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-nav flex h-(--bar) items-start justify-around border-t bg-paper pt-1 md:inset-x-auto md:inset-y-0 md:left-0 md:h-auto md:w-(--rail) md:flex-col md:items-center md:justify-start md:gap-2 md:border-t-0 md:border-r md:py-4"
    >
      <Link to="/photos" aria-label="Atelier, home" className="mb-3 hidden rounded-md md:block">
        <Mark size={36} />
      </Link>
      {rooms.map(({ to, label, icon: Icon, role }) => {
        if (role === 'admin' && account.role !== 'admin') return null
        const count = to === '/shelf' ? shelfCount : 0
        return (
          <Link key={to} to={to} className={itemClass}>
            <span className={signClass}>
              <Icon aria-hidden="true" strokeWidth={1.75} />
              {count > 0 && <CountBadge count={count} />}
            </span>
            {label}
            {count > 0 && <span className="sr-only">, {count} need attention</span>}
          </Link>
        )
      })}
      <Link to="/profile" className={`${itemClass} md:hidden`}>
        <span className={signClass}>
          <Avatar name={account.name} src={account.avatarUrl} size={24} />
        </span>
        Profile
      </Link>
      <div className="mt-auto hidden md:block">
        <AccountMenu account={account} />
      </div>
    </nav>
  )
}

function CountBadge({ count }: { count: number }) {
  return (
    <span
      aria-hidden="true"
      className="absolute -top-0.5 right-1.5 grid h-[18px] min-w-[18px] place-items-center rounded-full bg-danger-fill px-1 font-semibold text-2xs text-danger-ink ring-2 ring-paper"
    >
      {count > 99 ? '99+' : count}
    </span>
  )
}
