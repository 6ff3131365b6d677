import {
  Archive,
  ChartColumn,
  Copy,
  GalleryHorizontal,
  Heart,
  Image,
  Images,
  LibraryBig,
  Link2,
  LockKeyhole,
  MapPin,
  Trash2,
} from 'lucide-react'
import type { RoomPalette } from '../../shell/room-palette.ts'

export const palette: RoomPalette = {
  commands: [
    { label: 'Photos', icon: Images, run: '/photos' },
    { label: 'Favourite photos', icon: Heart, run: '/photos?favourite=true' },
    { label: 'Archive of photos', icon: Archive, run: '/photos/archive' },
    { label: 'Places of photos', icon: MapPin, run: '/photos/places' },
    { label: 'Duplicate photos', icon: Copy, run: '/photos/duplicates' },
    { label: 'Statistics of photos', icon: ChartColumn, run: '/photos/statistics' },
    { label: 'Albums', icon: LibraryBig, run: '/photos/albums' },
    { label: 'Private photos', icon: LockKeyhole, run: '/photos/private' },
    { label: 'Shared links', icon: Link2, run: '/photos/links' },
    { label: 'Portfolio', icon: GalleryHorizontal, run: '/photos/portfolio' },
    { label: 'Trash of photos', icon: Trash2, run: '/photos/trash' },
  ],
  kinds: {
    album: { label: 'Albums', icon: LibraryBig, to: (id) => `/photos/albums/${id}` },
    photo: { label: 'Photos', icon: Image, to: (id) => `/photos/${id}` },
  },
}
