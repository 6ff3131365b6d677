import { Images, Inbox, Users } from 'lucide-react'
import type { Role } from '../../../services/accounts/schemas.ts'

/** The rooms that are built, in the order of the navigation. */
export const rooms = [
  { to: '/photos', label: 'Photos', icon: Images, role: 'member' },
  { to: '/people', label: 'People', icon: Users, role: 'admin' },
  { to: '/shelf', label: 'Shelf', icon: Inbox, role: 'admin' },
] as const satisfies { to: string; label: string; icon: typeof Images; role: Role }[]
