// Drawings that only the chat needs, as in Lucide (ISC licence).
import { icon } from '../../icons.tsx'

export const BackIcon = icon(<path d="m15 18-6-6 6-6" />)
export const PlusIcon = icon(<path d="M12 5v14M5 12h14" />)
export const ListIcon = icon(<path d="M8 6h13M8 12h13M8 18h13M3.5 6h.01M3.5 12h.01M3.5 18h.01" />)
export const PersonIcon = icon(
  <>
    <circle cx="12" cy="8" r="4" />
    <path d="M4 21a8 8 0 0 1 16 0" />
  </>,
)
export const SendIcon = icon(<path d="M12 20V5M5.5 11.5 12 5l6.5 6.5" />)
export const StopIcon = icon(<rect x="6.5" y="6.5" width="11" height="11" rx="1.5" fill="currentColor" />)
export const CopyIcon = icon(
  <>
    <rect x="9" y="9" width="11" height="11" rx="2" />
    <path d="M5 15H4.5A1.5 1.5 0 0 1 3 13.5v-9A1.5 1.5 0 0 1 4.5 3h9A1.5 1.5 0 0 1 15 4.5V5" />
  </>,
)
export const ThumbUpIcon = icon(
  <path d="M7 11v9H4v-9h3Zm0 0 4.5-8a2 2 0 0 1 2 2v4.5h5a2 2 0 0 1 2 2.3l-1.1 6.5a2 2 0 0 1-2 1.7H7" />,
)
export const ThumbDownIcon = icon(
  <path d="M17 13V4h3v9h-3Zm0 0-4.5 8a2 2 0 0 1-2-2v-4.5h-5a2 2 0 0 1-2-2.3l1.1-6.5a2 2 0 0 1 2-1.7H17" />,
)
