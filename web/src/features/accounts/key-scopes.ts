// The scopes of a key, as the form asks for them and as the list shows them.
import type { ApiKey } from '../../../../services/accounts/schemas.ts'

export type KeyScope = ApiKey['scopes'][number]

/** The rooms that exist already. */
export const KEY_ROOMS = [{ room: 'photos', label: 'Photos' }] as const

export const ACCESS = [
  { value: 'read', label: 'Read' },
  { value: 'write', label: 'Read and write' },
] as const
export type Access = (typeof ACCESS)[number]['value']

/** For example "Photos: read and write". */
export function scopeWords(scopes: readonly KeyScope[]): string {
  const rooms = Map.groupBy(scopes, (scope) => scope.split(':')[0] ?? '')
  return [...rooms]
    .map(([room, those]) => {
      const name = room.charAt(0).toUpperCase() + room.slice(1)
      return `${name}: ${those.some((scope) => scope.endsWith(':write')) ? 'read and write' : 'read'}`
    })
    .join(', ')
}
