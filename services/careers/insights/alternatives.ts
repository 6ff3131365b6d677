import type { Requirement } from '../jobs/schemas.ts'
import { type FoundSkill, findSkills } from '../skills/find-skills.ts'

const OR = /\/|\b(?:or|oder|ou|o|nebo|lub|eller|of|или|bzw)\b/iu
const AND = /\b(?:and|und|et|y|e|a|og|och|en|i|и|plus|sowie)\b|[.;\n]/iu
const FOR_EXAMPLE =
  /(?:e\.g\.|such as|like|one of|any of|for example|z\.\s?b\.|par exemple|p\. ?ej\.)[\s,:]*\(?$/iu
/** Longer texts between two skills say something else. */
const MAX_GAP = 30

/** The skills of a requirement as groups, any of which is enough: "Python, and AWS or GCP" makes two. */
export function alternativesOf({ text, skills }: Pick<Requirement, 'text' | 'skills'>): string[][] {
  const wanted = new Set(skills)
  const found = findSkills(text).filter(({ id }) => wanted.has(id))
  const groups = listsOf(text, found).flatMap((list) => groupsOf(text, list))
  const grouped = new Set(groups.flat())
  return [...groups, ...skills.filter((skill) => !grouped.has(skill)).map((skill) => [skill])]
}

/** Skills without an "and" or a long text between them. */
function listsOf(text: string, found: FoundSkill[]): FoundSkill[][] {
  const lists: FoundSkill[][] = []
  for (const skill of found) {
    const last = lists.at(-1)?.at(-1)
    const gap = last && text.slice(last.end, skill.start)
    if (gap !== undefined && gap.length <= MAX_GAP && !AND.test(gap)) lists.at(-1)?.push(skill)
    else lists.push([skill])
  }
  return lists
}

function groupsOf(text: string, list: FoundSkill[]): string[][] {
  const ids = [...new Set(list.map(({ id }) => id))]
  const [first] = list
  const gaps = list.slice(1).map(({ start }, at) => text.slice(list[at]?.end, start))
  const isChoice =
    gaps.some((gap) => OR.test(gap)) ||
    (first && list.length > 1 && FOR_EXAMPLE.test(text.slice(Math.max(0, first.start - 20), first.start)))
  return isChoice ? [ids] : ids.map((id) => [id])
}
