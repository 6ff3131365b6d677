import { Ban, EllipsisVertical, HardDrive, LogOut, Mails, ShieldCheck, ShieldOff } from 'lucide-react'
import { useState } from 'react'
import type { Person, PersonEdit } from '../../../../services/accounts/schemas.ts'
import { useAccount } from '../../session.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx'
import { toast } from '../../ui/toast.tsx'
import { editPerson, signOutPerson } from './people-data.ts'
import { QuotaDialog } from './quota-dialog.tsx'
import { SendingDialog } from './sending-dialog.tsx'

/** What an administrator can do about a person; actions that can be undone offer it. */
export function PersonMenu({ person }: { person: Person }) {
  const [asks, setAsks] = useState<'block' | 'quota' | 'sending' | 'sign-out' | null>(null)
  const isSelf = useAccount().id === person.id
  const { name } = person
  const isAdmin = person.role === 'admin'

  async function change(edit: PersonEdit, done: string, back: PersonEdit) {
    try {
      await editPerson(person.id, edit)
      toast.success(done, { undo: () => void change(back, 'Undone', edit) })
    } catch (error) {
      toast.failed(`${name} was not changed`, error)
    }
  }

  async function signOut() {
    try {
      await signOutPerson(person.id)
      toast.success(`${name} was signed out everywhere`)
    } catch (error) {
      toast.failed(`${name} is still signed in`, error)
      throw error
    }
  }

  return (
    <>
      <Menu
        trigger={
          <IconButton size="sm" label={`Actions for ${name}`}>
            <EllipsisVertical />
          </IconButton>
        }
      >
        <MenuItem
          icon={isAdmin ? <ShieldOff /> : <ShieldCheck />}
          onSelect={() =>
            void change(
              { role: isAdmin ? 'member' : 'admin' },
              isAdmin ? `${name} is no longer an admin` : `${name} is an admin now`,
              { role: person.role },
            )
          }
        >
          {isAdmin ? 'Make a member' : 'Make an admin'}
        </MenuItem>
        <MenuItem icon={<HardDrive />} onSelect={() => setAsks('quota')}>
          Change quota
        </MenuItem>
        <MenuItem icon={<Mails />} onSelect={() => setAsks('sending')}>
          Change limits of mails
        </MenuItem>
        <MenuItem icon={<LogOut />} onSelect={() => setAsks('sign-out')}>
          Sign out everywhere
        </MenuItem>
        {!isSelf && (
          <>
            <MenuSeparator />
            {person.isBlocked ? (
              <MenuItem
                icon={<Ban />}
                onSelect={() =>
                  void change({ isBlocked: false }, `${name} can sign in again`, { isBlocked: true })
                }
              >
                Unblock
              </MenuItem>
            ) : (
              <MenuItem danger icon={<Ban />} onSelect={() => setAsks('block')}>
                Block
              </MenuItem>
            )}
          </>
        )}
      </Menu>
      {asks === 'sending' && <SendingDialog person={person} onClose={() => setAsks(null)} />}
      {asks === 'quota' && <QuotaDialog person={person} onClose={() => setAsks(null)} />}
      <ConfirmDialog
        open={asks === 'block'}
        onOpenChange={() => setAsks(null)}
        title={`Block ${name}?`}
        description="They are signed out everywhere and cannot sign in until you unblock them. None of their data is deleted."
        confirmLabel="Block"
        onConfirm={() => change({ isBlocked: true }, `${name} is blocked`, { isBlocked: false })}
      />
      <ConfirmDialog
        open={asks === 'sign-out'}
        onOpenChange={() => setAsks(null)}
        title={`Sign ${name} out everywhere?`}
        description="All their devices will have to sign in again. Uploads in progress stop."
        confirmLabel="Sign out everywhere"
        onConfirm={signOut}
      />
    </>
  )
}
