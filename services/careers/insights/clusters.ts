// k-means without chance: it begins with the points that are farthest from each other, and ties go to the first.

const MAX_ROUNDS = 12
const MAX_CLUSTERS = 12
/** Up to so many points, several numbers of clusters are tried. */
const FEW = 300
const SAMPLE = 500

type Point = Float32Array

/** The cluster of each point, from 0. Points have a multiple of four dimensions. */
export function clustersOf(points: readonly Point[]): number[] {
  if (points.length < 4) return points.map(() => 0)
  const most = Math.min(MAX_CLUSTERS, Math.max(2, Math.round(Math.sqrt(points.length / 2))))
  if (points.length > FEW) {
    const { centres } = kMeans(sampleOf(points), most)
    return points.map((point) => nearest(point, centres))
  }
  let best = { clusters: points.map(() => 0), score: -1 }
  for (let k = 2; k <= Math.min(most, points.length - 1); k++) {
    const { clusters, centres } = kMeans(points, k)
    const score = silhouette(points, clusters, centres)
    if (score > best.score + 1e-9) best = { clusters, score }
  }
  return best.clusters
}

/** Every n-th point: a few hundred tell where the clusters are, in a fraction of the time. */
export function sampleOf(points: readonly Point[]): Point[] {
  const step = Math.ceil(points.length / SAMPLE)
  return points.filter((_, at) => at % step === 0)
}

function kMeans(points: readonly Point[], k: number): { clusters: number[]; centres: Point[] } {
  let centres = farthest(points, k)
  let clusters: number[] = []
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = points.map((point) => nearest(point, centres))
    const isSame = next.every((cluster, at) => cluster === clusters[at])
    clusters = next
    if (isSame) break
    centres = centres.map((centre, cluster) => meanOf(points, clusters, cluster) ?? centre)
  }
  return { clusters, centres }
}

/** The point nearest to the middle of all, then always the one farthest from those that are chosen. */
function farthest(points: readonly Point[], k: number): Point[] {
  const middle = meanOf(points, null, 0)
  const first = middle ? nearest(middle, points) : 0
  const chosen = [points[first]!]
  const distances = points.map((point) => distance(point, points[first]!))
  while (chosen.length < k) {
    let next = 0
    for (let at = 1; at < points.length; at++) if (distances[at]! > distances[next]! + 1e-9) next = at
    if (distances[next]! < 1e-9) break
    chosen.push(points[next]!)
    for (let at = 0; at < points.length; at++)
      distances[at] = Math.min(distances[at]!, distance(points[at]!, points[next]!))
  }
  return chosen
}

function meanOf(points: readonly Point[], clusters: readonly number[] | null, cluster: number): Point | null {
  const mean = new Float32Array(points[0]!.length)
  let count = 0
  for (let at = 0; at < points.length; at++) {
    if (clusters && clusters[at] !== cluster) continue
    count++
    const point = points[at]!
    for (let axis = 0; axis < mean.length; axis++) mean[axis] = mean[axis]! + point[axis]!
  }
  return count === 0 ? null : mean.map((sum) => sum / count)
}

function nearest(point: Point, centres: readonly Point[]): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (let at = 0; at < centres.length; at++) {
    const far = distance(point, centres[at]!)
    if (far < least - 1e-9) {
      least = far
      best = at
    }
  }
  return best
}

/** Four sums at once, because this is where the time goes. */
function distance(a: Point, b: Point): number {
  let [one, two, three, four] = [0, 0, 0, 0]
  for (let axis = 0; axis < a.length; axis += 4) {
    const d0 = a[axis]! - b[axis]!
    const d1 = a[axis + 1]! - b[axis + 1]!
    const d2 = a[axis + 2]! - b[axis + 2]!
    const d3 = a[axis + 3]! - b[axis + 3]!
    one += d0 * d0
    two += d1 * d1
    three += d2 * d2
    four += d3 * d3
  }
  return one + two + three + four
}

/** How much nearer points are to their own centre than to the next one: 1 is best. */
function silhouette(
  points: readonly Point[],
  clusters: readonly number[],
  centres: readonly Point[],
): number {
  let sum = 0
  for (let at = 0; at < points.length; at++) {
    const distances = centres.map((centre) => Math.sqrt(distance(points[at]!, centre)))
    const own = distances[clusters[at]!]!
    const next = Math.min(...distances.filter((_, cluster) => cluster !== clusters[at]))
    const larger = Math.max(own, next)
    if (larger > 0 && Number.isFinite(next)) sum += (next - own) / larger
  }
  return sum / points.length
}
