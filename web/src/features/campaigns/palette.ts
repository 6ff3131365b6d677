import { MailCheck, MailPlus, Mails, MailX } from 'lucide-react'
import type { RoomPalette } from '../../shell/room-palette.ts'

export const palette: RoomPalette = {
  commands: [
    { label: 'Campaigns', icon: Mails, run: '/campaigns' },
    { label: 'New campaign', icon: MailPlus, run: '/campaigns?begin=true' },
    { label: 'Mailbox and limits', icon: MailCheck, run: '/campaigns/mailbox' },
    { label: 'Never write to', icon: MailX, run: '/campaigns/suppressions' },
  ],
  kinds: {
    campaign: { label: 'Campaigns', icon: Mails, to: (id) => `/campaigns/${id}` },
  },
}
