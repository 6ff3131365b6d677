import { Link } from '@tanstack/react-router'
import { LogOut, UserRound } from 'lucide-react'
import type { Account } from '../../../services/accounts/schemas.ts'
import { setTheme, type Theme, useTheme } from '../theme.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Menu, MenuItem, MenuRadioGroup, MenuSeparator } from '../ui/menu.tsx'
import { themes } from './themes.tsx'
import { useSignOut } from './use-sign-out.ts'

export function AccountMenu({ account }: { account: Account }) {
  const leave = useSignOut()
  const theme = useTheme()
  return (
    <Menu
      side="right"
      align="end"
      trigger={
        <button type="button" className="rounded-full p-0.5">
          <span className="sr-only">Account menu of {account.name}</span>
          <Avatar name={account.name} src={account.avatarUrl} size={40} />
        </button>
      }
    >
      <div className="grid px-2.5 pt-1.5 pb-2">
        <span className="truncate font-medium text-sm">{account.name}</span>
        <span className="truncate text-ink-faint text-xs">{account.email}</span>
      </div>
      <MenuSeparator />
      <MenuItem asChild>
        <Link to="/profile">
          <UserRound aria-hidden="true" />
          Profile
        </Link>
      </MenuItem>
      <MenuSeparator />
      <MenuRadioGroup
        label="Theme"
        value={theme}
        onValueChange={(value) => setTheme(value as Theme)}
        options={themes}
      />
      {account.hasPassword && (
        <>
          <MenuSeparator />
          <MenuItem icon={<LogOut aria-hidden="true" />} onSelect={() => void leave()}>
            Sign out
          </MenuItem>
        </>
      )}
    </Menu>
  )
}
