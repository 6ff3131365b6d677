// The taxonomy: what is known about skills apart from finding them in texts.
import { CATEGORIES } from './categories.ts'
import { type Skill, toSkill } from './skill.ts'

export const SKILLS: readonly Skill[] = Object.entries(CATEGORIES).flatMap(([category, lines]) =>
  lines.map((line) => toSkill(line, category)),
)

const byId = new Map(SKILLS.map((skill) => [skill.id, skill]))

export const skillOf = (id: string): Skill | null => byId.get(id) ?? null

/** A skill that the taxonomy does not know is named by its own words. */
export const skillName = (id: string): string => byId.get(id)?.name ?? id

/** The skills and all that they imply. */
export function withImplied(ids: Iterable<string>): Set<string> {
  const all = new Set<string>()
  const open = [...ids]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (all.has(id)) continue
    all.add(id)
    open.push(...(byId.get(id)?.implies ?? []))
  }
  return all
}
