// What the palette offers besides what it finds: pages and actions.
import {
  Activity,
  Download,
  KeyRound,
  LogOut,
  type LucideIcon,
  Monitor,
  Moon,
  ShieldCheck,
  Sun,
  UserRound,
} from 'lucide-react'
import type { Account } from '../../../../services/accounts/schemas.ts'
import type { Theme } from '../../theme-choice.ts'
import type { Room } from '../room.ts'
import type { Command, RoomPalette } from '../room-palette.ts'

const ofAccount: readonly Command[] = [
  { label: 'Profile', icon: UserRound, run: '/profile' },
  { label: 'Security', icon: ShieldCheck, run: '/profile/security' },
  { label: 'API keys', icon: KeyRound, run: '/profile/keys' },
  { label: 'Activity', icon: Activity, run: '/profile/activity' },
  { label: 'Your data', icon: Download, run: '/profile/data' },
]

const themes: readonly { label: string; icon: LucideIcon; theme: Theme }[] = [
  { label: 'Light theme', icon: Sun, theme: 'light' },
  { label: 'Dark theme', icon: Moon, theme: 'dark' },
  { label: 'Theme of the system', icon: Monitor, theme: 'system' },
]

export interface Offer {
  account: Pick<Account, 'hasPassword'>
  rooms: readonly Room[]
  palettes: readonly RoomPalette[]
  setTheme: (theme: Theme) => void
  signOut: () => void
}

export function commandsOf({ account, rooms, palettes, setTheme, signOut }: Offer): Command[] {
  const ofRooms = palettes.flatMap(({ commands }) => commands)
  const plainRooms = rooms
    .filter(({ palette }) => !palette)
    .map(({ label, icon, path }): Command => ({ label, icon, run: path }))
  const ofThemes = themes.map(({ theme, ...looks }): Command => ({ ...looks, run: () => setTheme(theme) }))
  const leave: Command[] = account.hasPassword ? [{ label: 'Sign out', icon: LogOut, run: signOut }] : []
  return [...ofRooms, ...plainRooms, ...ofAccount, ...ofThemes, ...leave]
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
const wordsOf = (text: string) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** The commands that have a word beginning with each of the words in the text; all of them for none. */
export function matching<Each extends Pick<Command, 'label'>>(
  commands: readonly Each[],
  text: string,
): Each[] {
  const searched = wordsOf(text)
  return commands.filter(({ label }) => {
    const words = wordsOf(label)
    return searched.every((beginning) => words.some((word) => word.startsWith(beginning)))
  })
}
