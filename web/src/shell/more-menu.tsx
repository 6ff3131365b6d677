import { Link } from '@tanstack/react-router'
import { LogOut, Search, UserRound } from 'lucide-react'
import type { Account } from '../../../services/accounts/schemas.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Menu, MenuItem, MenuSeparator } from '../ui/menu.tsx'
import { entryClass, signClass } from './entry.ts'
import { openPalette } from './palette.tsx'
import type { Room } from './room.ts'
import { RoomCount, RoomCountWords, RoomDot } from './room-count.tsx'
import { useSignOut } from './use-sign-out.ts'

export interface MoreMenuProps {
  account: Account
  /** The rooms for which the bar has no space. */
  rooms: readonly Pick<Room, 'path' | 'label' | 'icon' | 'useBadge'>[]
}

/** The last entry of the phone's bar: the other rooms, the profile and signing out. */
export function MoreMenu({ account, rooms }: MoreMenuProps) {
  const leave = useSignOut()
  return (
    <Menu
      side="top"
      align="end"
      trigger={
        <button type="button" className={entryClass}>
          <span className={signClass}>
            <Avatar name={account.name} src={account.avatarUrl} size={24} />
            {rooms.map((room) => (
              <RoomDot key={room.path} room={room} />
            ))}
          </span>
          More
          {rooms.map((room) => (
            <RoomCountWords key={room.path} room={room} name={room.label} />
          ))}
        </button>
      }
    >
      {rooms.map(({ path, label, icon: Icon, ...room }) => (
        <MenuItem key={path} asChild>
          <Link to={path}>
            <Icon aria-hidden="true" />
            {label}
            <RoomCount room={room} className="ml-auto" />
            <RoomCountWords room={room} />
          </Link>
        </MenuItem>
      ))}
      {rooms.length > 0 && <MenuSeparator />}
      <MenuItem icon={<Search aria-hidden="true" />} onSelect={openPalette}>
        Search
      </MenuItem>
      <MenuItem asChild>
        <Link to="/profile">
          <UserRound aria-hidden="true" />
          Profile
        </Link>
      </MenuItem>
      {account.hasPassword && (
        <MenuItem icon={<LogOut aria-hidden="true" />} onSelect={() => void leave()}>
          Sign out
        </MenuItem>
      )}
    </Menu>
  )
}
