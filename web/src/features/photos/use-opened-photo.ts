import { useLocation, useRouter } from '@tanstack/react-router'
import { useCallback, useRef } from 'react'
import type { PhotoTile } from '../../../../services/photos/schemas.ts'
import type { GridHandle } from './gallery/grid.tsx'
import { useRevealClosed } from './use-reveal-closed.ts'

/** The photo that a page of photos shows in the viewer, which its address names: `/photos/trash?photo=…`. */
export function useOpenedPhoto(address: string) {
  const router = useRouter()
  const photoId = useLocation({ select: ({ search }) => (search as { photo?: string }).photo })
  const grid = useRef<GridHandle>(null)
  useRevealClosed(photoId, grid)
  const addressOf = useCallback((id: string) => `${address}?photo=${id}`, [address])
  return {
    photoId,
    grid,
    hrefOf: useCallback((tile: PhotoTile) => addressOf(tile.id), [addressOf]),
    open: useCallback((id: string) => router.history.push(addressOf(id)), [router, addressOf]),
    show: (id: string) => router.history.replace(addressOf(id)),
    close: () => router.history.replace(address),
  }
}
