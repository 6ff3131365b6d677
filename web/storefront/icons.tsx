// The few drawings that pages need, as in Lucide (ISC licence), without a library around them.
import type { ReactNode } from 'react'

/** As in Lucide, on its grid of 24. */
export function icon(paths: ReactNode) {
  return ({ className = 'size-5' }: { className?: string }) => (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
      aria-hidden="true"
    >
      {paths}
    </svg>
  )
}

export const CartIcon = icon(
  <>
    <path d="M6 2 3 6v14a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2V6l-3-4ZM3 6h18" />
    <path d="M16 10a4 4 0 0 1-8 0" />
  </>,
)
export const SearchIcon = icon(
  <>
    <circle cx="11" cy="11" r="7" />
    <path d="m20 20-4-4" />
  </>,
)
export const CloseIcon = icon(<path d="M18 6 6 18M6 6l12 12" />)
export const BoxIcon = icon(
  <>
    <path d="m21 8-9-5-9 5v8l9 5 9-5Z" />
    <path d="m3 8 9 5 9-5M12 13v8" />
  </>,
)
export const CheckIcon = icon(<path d="M20 6 9 17l-5-5" />)
export const TruckIcon = icon(
  <>
    <path d="M14 18V6H2v12h2M14 9h4l4 4v5h-2M9 18h5" />
    <circle cx="6.5" cy="18" r="2.2" />
    <circle cx="17" cy="18" r="2.2" />
  </>,
)
export const ReturnIcon = icon(
  <>
    <path d="M3 12a9 9 0 1 0 3-6.7L3 8" />
    <path d="M3 3v5h5" />
  </>,
)
export const LockIcon = icon(
  <>
    <rect x="4" y="11" width="16" height="10" rx="2" />
    <path d="M8 11V7a4 4 0 0 1 8 0v4" />
  </>,
)
export const ChatIcon = icon(
  <>
    <path d="M21 11.5a8.4 8.4 0 0 1-9 8.4 9.5 9.5 0 0 1-3.6-.7L3 21l1.9-5.1A8.1 8.1 0 0 1 4 12a8.5 8.5 0 0 1 17-.5Z" />
    <path d="M9 10.5h6.5M9 13.8h4" />
  </>,
)
