import { Link } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { useAccount } from '../session.ts'
import { Avatar } from '../ui/avatar.tsx'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { Mark } from '../ui/mark.tsx'
import { AccountMenu } from './account-menu.tsx'
import { layOutBar } from './bar.ts'
import { entryClass, signClass } from './entry.ts'
import { MoreMenu } from './more-menu.tsx'
import { openPalette } from './palette.tsx'
import { type Room, roomsFor } from './room.ts'
import { RoomCount, RoomCountWords } from './room-count.tsx'
import { rooms } from './rooms.ts'

/** A slim rail on the left with all rooms; on phones a bar at the bottom with those that fit. */
export function Navigation() {
  const account = useAccount()
  const visible: readonly Room[] = roomsFor<Room>(rooms, account.role)
  const { shown, more } = layOutBar(visible)
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-nav flex h-(--bar) items-start justify-around border-t bg-paper pt-1 md:inset-x-auto md:inset-y-0 md:left-0 md:h-auto md:w-(--rail) md:flex-col md:items-center md:justify-start md:gap-2 md:border-t-0 md:border-r md:py-4"
    >
      <Link to="/" aria-label="Atelier, home" className="mb-3 hidden rounded-md md:block">
        <Mark size={36} />
      </Link>
      {visible.map((room) => (
        <RoomEntry key={room.path} room={room} isInBar={shown.includes(room)} />
      ))}
      <div className="md:hidden">
        <ErrorBoundary fallback={<ProfileLink className={entryClass} />}>
          <MoreMenu account={account} rooms={more} />
        </ErrorBoundary>
      </div>
      <button
        type="button"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={openPalette}
        className={`${entryClass} mt-auto max-md:hidden`}
      >
        <span className={signClass}>
          <Search aria-hidden="true" strokeWidth={1.75} />
        </span>
        Search
      </button>
      <div className="hidden md:block">
        <ErrorBoundary fallback={<ProfileLink className="rounded-full p-0.5" />}>
          <AccountMenu account={account} />
        </ErrorBoundary>
      </div>
    </nav>
  )
}

function RoomEntry({ room, isInBar }: { room: Room; isInBar: boolean }) {
  const { path, label, icon: Icon } = room
  return (
    <Link to={path} className={`${entryClass} ${isInBar ? '' : 'max-md:hidden'}`}>
      <span className={signClass}>
        <Icon aria-hidden="true" strokeWidth={1.75} />
        <RoomCount room={room} className="-top-0.5 absolute right-1.5 ring-2 ring-paper" />
      </span>
      {label}
      <RoomCountWords room={room} />
    </Link>
  )
}

/** The link to the profile, for when the menu that contains it could not be loaded. */
function ProfileLink({ className }: { className: string }) {
  const account = useAccount()
  return (
    <Link to="/profile" aria-label="Profile" className={className}>
      <Avatar name={account.name} src={account.avatarUrl} size={24} />
    </Link>
  )
}
