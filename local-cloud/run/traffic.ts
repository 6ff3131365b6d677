// Which revision of a service gets a request. Everything here is a function of its arguments.

/** A part of a service's requests, or none of them and only a tag. */
export interface TrafficTarget {
  /** Null is the newest revision that is ready, whichever that is at the time of the request. */
  revision: string | null
  percent: number
  /** Gives the revision an address of its own. */
  tag: string | null
}

/** What a service gets that says nothing about its traffic. */
export const ALL_TO_LATEST: readonly TrafficTarget[] = [{ revision: null, percent: 100, tag: null }]

/** Source: https://cloud.google.com/run/docs/rollouts-rollbacks-traffic-migration#tags */
const TAG = /^[a-z]([a-z0-9-]*[a-z0-9])?$/
/** A tag and the service's name share one label of a host name. */
const MAX_TAG_AND_SERVICE = 46

/** What is wrong with the targets, in Google's order; null when nothing is. */
export function trafficProblem(service: string, targets: readonly TrafficTarget[]): string | null {
  for (const { percent, tag } of targets) {
    if (!Number.isInteger(percent) || percent < 0 || percent > 100)
      return `Traffic percent must be a whole number from 0 to 100, got ${percent}`
    if (tag === null) continue
    if (!TAG.test(tag)) return `Tag ${tag} must be lower case letters, digits and dashes`
    if (tag.length + service.length > MAX_TAG_AND_SERVICE)
      return `Tag ${tag} and the service's name are longer than ${MAX_TAG_AND_SERVICE} characters together`
  }
  const tags = targets.flatMap(({ tag }) => (tag === null ? [] : [tag]))
  const twice = tags.find((tag, index) => tags.indexOf(tag) < index)
  if (twice !== undefined) return `Tag ${twice} is assigned more than once`
  const sum = targets.reduce((total, { percent }) => total + percent, 0)
  return sum === 100 ? null : `Traffic targets must sum to 100, got ${sum}`
}

/** The target of one request. `random` is in [0, 1). */
export function chooseTarget(targets: readonly TrafficTarget[], random: number): TrafficTarget {
  let left = random * 100
  for (const target of targets) {
    left -= target.percent
    if (left < 0) return target
  }
  throw new Error('Traffic targets do not sum to 100')
}
