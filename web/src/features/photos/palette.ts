import { Image, Images, LockKeyhole, Trash2 } from 'lucide-react'
import type { RoomPalette } from '../../shell/room-palette.ts'

export const palette: RoomPalette = {
  commands: [
    { label: 'Photos', icon: Images, run: '/photos' },
    { label: 'Private photos', icon: LockKeyhole, run: '/photos/private' },
    { label: 'Trash of photos', icon: Trash2, run: '/photos/trash' },
  ],
  kinds: {
    photo: { label: 'Photos', icon: Image, to: (id) => `/photos/${id}` },
  },
}
