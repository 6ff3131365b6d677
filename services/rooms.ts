// The names of the rooms, which are folders of `services/`. Wherever rooms register, `PerRoom` requires every one of
// them, so a new room is a type error until each place says what it has, or `null` for nothing.

/** The rooms that an API key may be allowed to read or change. */
export const KEY_ROOMS = ['photos', 'careers', 'campaigns', 'shop', 'assistant'] as const

/** No key gives access to the account itself, or to what only administrators see. */
export const ROOMS = ['accounts', ...KEY_ROOMS, 'shelf'] as const

export type KeyRoom = (typeof KEY_ROOMS)[number]
export type RoomName = (typeof ROOMS)[number]

export type PerRoom<Part> = Record<RoomName, Part>
