import type { Room } from './room.ts'

type Counted = Pick<Room, 'useBadge'>

/** How many things of a room wait for the person, on the room's sign; nothing where none do. */
export function RoomCount({ room, className = '' }: { room: Counted; className?: string }) {
  const count = useCount(room)
  if (count === 0) return null
  return (
    <span
      aria-hidden="true"
      className={`grid h-[18px] min-w-[18px] place-items-center rounded-full bg-danger-fill px-1 font-semibold text-2xs text-danger-ink ${className}`}
    >
      {count > 99 ? '99+' : count}
    </span>
  )
}

/** The same for a place that stands for several rooms: that something waits, not how much. */
export function RoomDot({ room }: { room: Counted }) {
  if (useCount(room) === 0) return null
  return (
    <span
      aria-hidden="true"
      className="absolute top-0.5 right-3 size-2.5 rounded-full bg-danger-fill ring-2 ring-paper"
    />
  )
}

/** What a screen reader says after the room's name. */
export function RoomCountWords({ room, name = '' }: { room: Counted; name?: string }) {
  const count = useCount(room)
  if (count === 0) return null
  return (
    <span className="sr-only">
      , {name && `${name}: `}
      {count === 1 ? '1 needs' : `${count} need`} attention
    </span>
  )
}

const useCount = ({ useBadge }: Counted) => useBadge?.() ?? 0
