import { useEffect } from 'react'
import { onLive } from '../../../live.ts'
import { hearAlbum, refreshAlbums } from './album-data.ts'

/** Milliseconds: counts and covers follow what happens to photos, but not each photo of many by itself. */
const REST = 3000

/** Follows what happens to albums while a page shows them. */
export function useLiveAlbums(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        refreshAlbums()
      }, REST)
    }
    const ends = [
      onLive('album', hearAlbum),
      onLive('album-removed', refreshAlbums),
      onLive('photo', soon),
      onLive('photo-removed', soon),
      () => clearTimeout(timer),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [])
}
