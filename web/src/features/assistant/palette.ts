import { FlaskConical, Inbox, MessageCircleQuestion, MessagesSquare, Settings2 } from 'lucide-react'
import type { RoomPalette } from '../../shell/room-palette.ts'

export const palette: RoomPalette = {
  commands: [
    { label: 'Assistant', icon: MessagesSquare, run: '/assistant' },
    { label: 'Conversations with customers', icon: Inbox, run: '/assistant/conversations' },
    { label: 'What customers asked', icon: MessageCircleQuestion, run: '/assistant/questions' },
    { label: 'Try the assistant out', icon: FlaskConical, run: '/assistant/trial' },
    { label: 'Assistant settings', icon: Settings2, run: '/assistant/settings' },
  ],
  kinds: {
    conversation: {
      label: 'Conversations',
      icon: Inbox,
      to: (id) => `/assistant/conversations/${id}`,
    },
  },
}
