// The names of the rooms: folders of `services/`. Wherever rooms register, `PerRoom` asks for every one of them,
// so a room that is added here is a type error until each place says what it has, or `null` for nothing.
export const ROOMS = ['accounts', 'photos', 'shelf'] as const

export type RoomName = (typeof ROOMS)[number]

export type PerRoom<Part> = Record<RoomName, Part>
