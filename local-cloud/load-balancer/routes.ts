import type { BackendDescription, RoutesDescription } from '../description.ts'

/**
 * The backend that answers. Among a host's paths the longest that matches decides.
 * Source: https://cloud.google.com/load-balancing/docs/url-map-concepts#pm-constraints
 */
export function chooseBackend(
  routes: RoutesDescription,
  host: string,
  path: string,
): BackendDescription | null {
  const name = host.toLowerCase().replace(/:\d+$/, '')
  const rule = routes.hosts.find(({ hosts }) => hosts.includes(name) || hosts.includes('*'))
  if (!rule) return routes.backend
  let best: { length: number; backend: BackendDescription } | null = null
  for (const { paths, backend } of rule.paths)
    for (const pattern of paths)
      if (matches(pattern, path) && pattern.length > (best?.length ?? 0))
        best = { length: pattern.length, backend }
  return best?.backend ?? rule.backend
}

const matches = (pattern: string, path: string) =>
  pattern.endsWith('/*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern
