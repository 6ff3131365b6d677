import { expect, test } from 'vitest'
import { findSkills } from '../skills/find-skills.ts'
import { demandsOf } from './requirements.ts'

const skillsOf = (text: string) => findSkills(text).map(({ id }) => id)

test('demands of one or two letters count, and signs without any do not', () => {
  const html =
    '<p>Requirements</p><ul><li>C</li><li>C#</li><li>UX</li><li>–</li><li>5</li></ul><p>Nice to have</p><ul><li>Go</li></ul>'
  expect(demandsOf(html, skillsOf)).toEqual([
    { text: 'C', kind: 'must', skills: ['c'] },
    { text: 'C#', kind: 'must', skills: ['csharp'] },
    { text: 'UX', kind: 'must', skills: ['user-experience-design'] },
    { text: 'Go', kind: 'nice', skills: ['go'] },
  ])
})
