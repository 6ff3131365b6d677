import { useQuery } from '@tanstack/react-query'
import fineUrl from 'world-atlas/countries-50m.json?url'
import coarseUrl from 'world-atlas/countries-110m.json?url'
import type { World } from './map-shapes.ts'

/** From this zoom on the coarse coast would look wrong. */
const FINE_FROM = 3

/** The shapes of all countries, the finer ones from a zoom on; undefined until they are loaded. */
export function useWorld(zoom: number): World | undefined {
  const coarse = useShapes(coarseUrl, true)
  const fine = useShapes(fineUrl, zoom >= FINE_FROM)
  return fine ?? coarse
}

function useShapes(url: string, enabled: boolean) {
  return useQuery({
    queryKey: ['world', url],
    queryFn: async () => {
      const answer = await fetch(url)
      if (!answer.ok) throw new Error(`The map answered ${answer.status}`)
      return (await answer.json()) as World
    },
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  }).data
}
