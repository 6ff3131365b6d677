// The names of the rooms, which are folders of `services/`. Wherever rooms register, `PerRoom` requires every one of
// them, so a new room is a type error until each place says what it has, or `null` for nothing.
export const ROOMS = ['accounts', 'photos', 'careers', 'shelf'] as const

export type RoomName = (typeof ROOMS)[number]

export type PerRoom<Part> = Record<RoomName, Part>
