// The scopes of a key, as the form asks for them and as the list shows them.
import { type ApiKey, KEY_SCOPES } from '../../../../services/accounts/schemas.ts'

export type KeyScope = ApiKey['scopes'][number]
type KeyRoom = KeyScope extends `${infer Room}:${string}` ? Room : never

const roomOf = (scope: KeyScope) => scope.split(':')[0] as KeyRoom
const labelOf = (room: string) => room.charAt(0).toUpperCase() + room.slice(1)

/** The rooms that a key can open. */
export const KEY_ROOMS = [...new Set(KEY_SCOPES.map(roomOf))].map((room) => ({ room, label: labelOf(room) }))

export const ACCESS = [
  { value: 'none', label: 'None' },
  { value: 'read', label: 'Read' },
  { value: 'write', label: 'Read and write' },
] as const
export type Access = (typeof ACCESS)[number]['value']
export type AccessByRoom = Record<KeyRoom, Access>

/** A new key opens nothing until somebody says what. */
export const NO_ACCESS = Object.fromEntries(KEY_ROOMS.map(({ room }) => [room, 'none'])) as AccessByRoom

export const scopesFor = (access: AccessByRoom): KeyScope[] =>
  KEY_ROOMS.flatMap(({ room }) => {
    const granted = access[room]
    return granted === 'none' ? [] : [`${room}:${granted}` as const]
  })

/** For example "Photos: read and write". */
export function scopeWords(scopes: readonly KeyScope[]): string {
  const rooms = Map.groupBy(scopes, roomOf)
  return [...rooms]
    .map(([room, those]) => {
      const access = those.some((scope) => scope.endsWith(':write')) ? 'read and write' : 'read'
      return `${labelOf(room)}: ${access}`
    })
    .join(', ')
}
