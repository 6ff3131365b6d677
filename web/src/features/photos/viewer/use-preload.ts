import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { photoQuery } from '../data/store.ts'

/** Fetches the record and the large picture of photos that will probably be viewed next. */
export function usePreload(ids: readonly (string | undefined)[]) {
  const client = useQueryClient()
  const key = ids.filter((id) => id !== undefined).join()
  useEffect(() => {
    if (!key) return
    let isCurrent = true
    for (const id of key.split(','))
      client.ensureQueryData(photoQuery(id)).then(
        ({ previewUrl }) => {
          if (isCurrent && previewUrl) new Image().src = previewUrl
        },
        () => undefined, // The failure is shown when the photo itself is opened.
      )
    return () => {
      isCurrent = false
    }
  }, [key, client])
}
