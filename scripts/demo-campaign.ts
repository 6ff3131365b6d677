// `npm run demo:campaign -- FOLDER` imports every list of recipients of a folder through the public API of a studio of
// its own, compares the reports with what is known to be right, and sends a campaign into the local mailbox.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ImportedList, importList, listsIn } from './demo-campaign/import-lists.ts'
import { listTable } from './demo-campaign/report.ts'
import { runCampaign, runTable } from './demo-campaign/run-campaign.ts'
import { enter } from './demo-careers/person.ts'
import { startStudio } from './studio.ts'

const [folder] = process.argv.slice(2)
if (!folder) {
  console.error('Which folder with lists? npm run demo:campaign -- FOLDER')
  process.exit(2)
}
const files = listsIn(folder)
if (files.length === 0) {
  console.error(`No lists in ${folder}`)
  process.exit(1)
}

const dataDir = mkdtempSync(join(tmpdir(), 'atelier-campaign-'))
try {
  await using studio = await startStudio({
    dataDir,
    port: 0,
    log: ({ service, severity, message }) => {
      if (severity === 'ERROR' || severity === 'CRITICAL') console.error(`[${service}] ${message}`)
    },
  })
  await using person = await enter(studio.url)
  const lists: ImportedList[] = []
  for (const file of files) lists.push(await importList(person, folder, file))
  console.log(listTable(lists))
  const judged = lists.filter(({ wrong }) => wrong !== null)
  const wrong = judged.filter((list) => list.wrong?.length !== 0)
  console.log(`\n${judged.length - wrong.length} of ${judged.length} judged lists are right.`)
  const run = await runCampaign(person, studio.cloud, [...new Set(lists.flatMap(({ emails }) => emails))])
  console.log(`\n${runTable(run)}`)
  for (const problem of run.wrong) console.error(problem)
  process.exitCode = wrong.length === 0 && run.wrong.length === 0 ? 0 : 1
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}
