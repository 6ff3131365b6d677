// Families of jobs: clusters over sentence vectors, named by their own words.
import { skillName } from '../skills/taxonomy.ts'
import { clustersOf } from './clusters.ts'
import { compare } from './demand.ts'
import { skillsOf, wordsOf } from './finding.ts'
import type { Finding } from './finding-schema.ts'
import { flatMap } from './flat-map.ts'
import type { Family, MapPoint } from './schemas.ts'
import { meanOf, sketchOf } from './sentence-vectors.ts'

/** The title says what the work is; the skills tell titles apart that say little. */
const TITLE_WEIGHT = 0.65
const MAX_SKILLS = 8
const MAX_WORDS = 8

/** Asked for several times of each finding, which never changes. */
const textsOfFindings = new WeakMap<Finding, readonly string[]>()

/** Texts whose vectors a job needs: its title, and names of skills, which jobs share. */
export function textsOf(finding: Finding): readonly string[] {
  const known = textsOfFindings.get(finding)
  if (known) return known
  const texts = [finding.title.slice(0, 120), ...leadingSkills(finding).map(skillName)]
  textsOfFindings.set(finding, texts)
  return texts
}

const leadingSkills = (finding: Finding) => [...skillsOf(finding)].slice(0, MAX_SKILLS)

export interface Families {
  families: Family[]
  map: MapPoint[]
}

/** A job without a vector, because its texts were not read yet, is left out until it has one. */
export function familiesOf(all: readonly Finding[], vectors: ReadonlyMap<string, Int8Array>): Families {
  const findings = all
    .filter((finding) => textsOf(finding).some((text) => vectors.has(text)))
    // The order of the database must not matter.
    .sort((a, b) => compare(a.jobId, b.jobId))
  if (findings.length === 0) return { families: [], map: [] }
  const sketches = new Map(
    [...new Set(findings.flatMap(textsOf))].flatMap((text) => {
      const vector = vectors.get(text)
      return vector ? [[text, sketchOf(vector)] as const] : []
    }),
  )
  const points = findings.map((finding) => pointOf(finding, sketches))
  const clusters = clustersOf(points)
  const members = new Map<number, Finding[]>()
  findings.forEach((finding, at) => {
    const cluster = clusters[at]!
    members.set(cluster, [...(members.get(cluster) ?? []), finding])
  })
  const order = [...members].sort(([a, one], [b, other]) => other.length - one.length || a - b)
  const words = namesOf(order.map(([, jobs]) => jobs.map(wordsOf)))
  const idOf = new Map(order.map(([cluster], at) => [cluster, `family-${at + 1}`]))
  const places = flatMap(points)
  return {
    families: order.map(([cluster, jobs], at) => ({
      id: idOf.get(cluster) ?? '',
      name: titleOf(words[at]!),
      words: words[at]!,
      jobs: jobs.map(({ jobId }) => jobId),
    })),
    map: findings.map(({ jobId, title, company }, at) => ({
      jobId,
      title,
      company,
      family: idOf.get(clusters[at]!) ?? '',
      ...places[at]!,
    })),
  }
}

function pointOf(finding: Finding, sketches: ReadonlyMap<string, Float32Array>): Float32Array {
  const [title, ...skills] = textsOf(finding).map((text) => sketches.get(text))
  const known = skills.filter((sketch) => sketch !== undefined)
  const parts = known.map((sketch) => ({ sketch, weight: (1 - TITLE_WEIGHT) / known.length }))
  return meanOf(title ? [{ sketch: title, weight: TITLE_WEIGHT }, ...parts] : parts)
}

/**
 * The words that tell a cluster from the others, best first: class-based TF-IDF (Grootendorst, BERTopic, 2022), a
 * word's share of the cluster's words times log(1 + words per cluster ÷ its count in all clusters).
 */
function namesOf(clusters: readonly string[][][]): string[][] {
  const counts = clusters.map((jobs) => countOf(jobs.flat()))
  const total = countOf(clusters.flat(2))
  const average = [...total.values()].reduce((sum, count) => sum + count, 0) / clusters.length
  return counts.map((count) => {
    const all = [...count.values()].reduce((sum, one) => sum + one, 0)
    return [...count]
      .map(([word, times]) => ({ word, score: (times / all) * Math.log(1 + average / total.get(word)!) }))
      .sort((a, b) => b.score - a.score || compare(a.word, b.word))
      .slice(0, MAX_WORDS)
      .map(({ word }) => word)
  })
}

function countOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function titleOf(words: readonly string[]): string {
  const name = distinctWords(words).slice(0, 3).join(', ')
  return name === '' ? 'Other jobs' : name.charAt(0).toUpperCase() + name.slice(1)
}

/** "go" from titles and "Go" from skills are one word. */
function distinctWords(words: readonly string[]): string[] {
  const known = new Set<string>()
  return words.filter((word) => {
    const key = word.toLowerCase()
    if (known.has(key)) return false
    known.add(key)
    return true
  })
}
