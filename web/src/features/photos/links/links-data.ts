// Links as the web keeps them: one list, and what was said about the photos of each.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { useEffect } from 'react'
import type {
  CreatedLink,
  LinkAddress,
  NewPhotoLink,
  PhotoLink,
  PhotoLinkEdit,
  Proof,
  ProofQuery,
} from '../../../../../services/photos/links/schemas.ts'
import type { PageOf } from '../../../../../services/platform/schemas.ts'
import { api } from '../../../api.ts'
import { onLive } from '../../../live.ts'
import { queryClient } from '../../../query-client.ts'
import { toast } from '../../../ui/toast.tsx'

const root = ['photo-links'] as const
const listKey = [...root, 'list'] as const
const oneKey = (id: string) => [...root, 'one', id] as const
const proofsKey = (id: string) => [...root, 'proofs', id] as const
const PAGE = 100

async function fetchAll(signal: AbortSignal): Promise<PhotoLink[]> {
  const links: PhotoLink[] = []
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor; isFirst = false) {
    const page = await api.get<PageOf<PhotoLink>>('/photo-links', { query: { limit: PAGE, cursor }, signal })
    links.push(...page.items)
    cursor = page.nextCursor ?? undefined
  }
  return links
}

/** The latest first. */
export const linksQuery = queryOptions({ queryKey: listKey, queryFn: ({ signal }) => fetchAll(signal) })

export const linkQuery = (id: string) =>
  queryOptions({
    queryKey: oneKey(id),
    queryFn: ({ signal }) => api.get<PhotoLink>(`/photo-links/${id}`, { signal }),
  })

export const proofsQuery = (id: string, only: ProofQuery['only']) =>
  infiniteQueryOptions({
    queryKey: [...proofsKey(id), only ?? 'all'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam: cursor }) =>
      api.get<PageOf<Proof>>(`/photo-links/${id}/proofs`, { query: { only, limit: PAGE, cursor }, signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

/** Shows a link as it is now. */
function keep(link: PhotoLink): PhotoLink {
  queryClient.setQueryData(oneKey(link.id), link)
  queryClient.setQueryData<PhotoLink[]>(listKey, (links) => {
    if (!links) return links
    const isKnown = links.some(({ id }) => id === link.id)
    return isKnown ? links.map((each) => (each.id === link.id ? link : each)) : [link, ...links]
  })
  return link
}

function drop(id: string): void {
  queryClient.setQueryData<PhotoLink[]>(listKey, (links) => links?.filter((link) => link.id !== id))
  queryClient.removeQueries({ queryKey: oneKey(id) })
}

/** Keeps what is shown of links up to date while a page is open. */
export function useLiveLinks(): void {
  useEffect(() => {
    const stops = [
      onLive('photo-link', keep),
      onLive('photo-link-removed', ({ id }) => drop(id)),
      onLive(
        'photo-proof',
        ({ linkId }) => void queryClient.invalidateQueries({ queryKey: proofsKey(linkId) }),
      ),
      onLive('resync', () => void queryClient.invalidateQueries({ queryKey: root })),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [])
}

export const wholeAddress = ({ path }: LinkAddress) => new URL(path, window.location.origin).href

/** The whole address of the new link. */
export async function createLink(wishes: NewPhotoLink): Promise<{ link: PhotoLink; address: string }> {
  const created = await api.post<CreatedLink>('/photo-links', wishes)
  return { link: keep(created.link), address: wholeAddress(created) }
}

export const addressOf = async (id: string) =>
  wholeAddress(await api.get<LinkAddress>(`/photo-links/${id}/address`))

export const editLink = async (id: string, edit: PhotoLinkEdit) =>
  keep(await api.patch<PhotoLink>(`/photo-links/${id}`, edit))

export async function revokeLink({ id, title }: PhotoLink): Promise<void> {
  try {
    keep(await api.post<PhotoLink>(`/photo-links/${id}/revoke`))
    toast.message(`Nobody can open “${title}” now`, { undo: () => void reopenLink(id) })
  } catch (error) {
    toast.failed('The link is still open', error)
  }
}

export async function reopenLink(id: string): Promise<void> {
  try {
    keep(await api.post<PhotoLink>(`/photo-links/${id}/reopen`))
    toast.success('The link opens again')
  } catch (error) {
    toast.failed('The link was not opened again', error)
  }
}

/** Throws after reporting the reason in a toast, so that the confirmation dialog stays open. */
export async function deleteLink(id: string): Promise<void> {
  try {
    await api.delete(`/photo-links/${id}`)
    drop(id)
    toast.success('The link was deleted')
  } catch (error) {
    toast.failed('Not deleted', error)
    throw error
  }
}

const proofPath = ({ linkId, photoId }: Pick<Proof, 'linkId' | 'photoId'>) =>
  `/photo-links/${linkId}/proofs/${photoId}` as const
const refresh = ({ linkId }: Pick<Proof, 'linkId'>) =>
  queryClient.invalidateQueries({ queryKey: proofsKey(linkId) })

export async function resolveProof(proof: Proof, isResolved: boolean): Promise<void> {
  try {
    await api.patch<Proof>(proofPath(proof), { isResolved })
    await refresh(proof)
  } catch (error) {
    toast.failed('Not changed', error)
  }
}

/** Throws when the answer was not sent. `id` makes the same answer twice one. */
export async function answerProof(proof: Proof, comment: { id: string; text: string }): Promise<void> {
  await api.post<Proof>(`${proofPath(proof)}/comments`, comment)
  await refresh(proof)
}

/** The id of the new album. */
export const albumOfFavourites = async (id: string, title: string): Promise<string> =>
  (await api.post<{ albumId: string }>(`/photo-links/${id}/album`, { title })).albumId
