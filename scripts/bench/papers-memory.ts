// Prints the memory of this process after half of the papers, and after all of them, without what is garbage.
import { TEMPLATES } from '../../services/careers/cvs/schemas.ts'
import { renderPapers } from '../../services/papers/render-papers.ts'
import { someContent } from '../../services/papers/test-content.ts'
import { createTypesetter } from '../../services/papers/typeset.ts'
import { type PaperLanguage, WORDS } from '../../services/papers/words.ts'

const wanted = Number(process.argv[2])
const languages = Object.keys(WORDS) as PaperLanguage[]
const typesetter = createTypesetter()
let early = 0

for (let made = 0, round = 0; made < wanted; round += 1) {
  const language = languages[round % languages.length]!
  const content = someContent(language)
  for (const { highlights } of content.work) for (const line of highlights) line.text += ` ${round}`
  const papers = await renderPapers(
    {
      content,
      letter: [{ text: `Paragraph ${round}` }],
      job: { title: 'Engineer', company: `Firm ${round}` },
      look: { language, template: TEMPLATES[round % TEMPLATES.length]!, pageSize: 'a4' },
    },
    typesetter,
  )
  made += papers.length
  if (made >= wanted / 2) early ||= memory()
}
process.stdout.write(JSON.stringify({ early, late: memory() }))

function memory(): number {
  globalThis.gc?.()
  return process.memoryUsage.rss()
}
