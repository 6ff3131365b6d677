// `npm run demo:assistant` stocks the demo shop in a studio of its own and asks its assistant 20 questions over HTTP, as
// a guest does. It prints answers, sources with their scores, and times. The exit code says whether all were right.
import type { AssistantState, PublicAssistant } from '../services/assistant/settings/schemas.ts'
import { OPENING } from '../services/shop/demo/shop.ts'
import { createStudioClient } from './client.ts'
import { readCommandLine } from './command-line.ts'
import { demoAccount } from './demo-account.ts'
import { ask } from './demo-assistant/asking.ts'
import { wrongOf } from './demo-assistant/judging.ts'
import { CONVERSATIONS } from './demo-assistant/questions.ts'
import { answerText } from './demo-assistant/report.ts'
import { fillShop } from './demo-shop/stocking.ts'
import { demoShop } from './demo-shop-account.ts'
import { ownFolder } from './own-folder.ts'
import { makeAdmin } from './roles.ts'
import { startStudio } from './studio.ts'

readCommandLine({
  name: 'npm run demo:assistant',
  about: 'Stocks a shop, asks its assistant as guests do, and compares the answers with what is right.',
  options: {},
  exits: { 1: 'an answer is not right' },
})
using folder = ownFolder('assistant')
const dataDir = folder.path
process.exitCode = await run()

async function run(): Promise<number> {
  await using studio = await startStudio({
    dataDir,
    port: 0,
    log: ({ service, severity, message }) => {
      if (severity === 'ERROR' || severity === 'CRITICAL') console.error(`[${service}] ${message}`)
    },
  })
  const account = await demoAccount(dataDir, studio.url, (id) => makeAdmin(studio.cloud, id))
  // Answers need no pictures.
  await demoShop({ dataDir, url: studio.url, account }, (maker) => fillShop(maker, new Map()))
  await studio.cloud.pubsub.idle()
  const maker = createStudioClient(studio.url)
  await maker.signIn(account.email, account.password)
  const { knowledge } = await maker.call<AssistantState>('GET', '/assistant/settings')
  console.log(`The assistant knows ${JSON.stringify(knowledge)}.\n`)

  const wrong: string[] = []
  const times: number[] = []
  for (const conversation of CONVERSATIONS) {
    const guest = createStudioClient(studio.url)
    // As a chat that opens does, which gets the assistant ready.
    await guest.call<PublicAssistant>('GET', `/shops/${OPENING.handle}/assistant`)
    let conversationId: string | undefined
    for (const question of conversation) {
      const heard = await ask(guest, OPENING.handle, { text: question.text, conversationId })
      conversationId = heard.conversationId
      const problems = wrongOf(question, heard)
      times.push(heard.totalMs)
      if (problems.length > 0) wrong.push(question.text)
      console.log(answerText(times.length, question.text, heard, problems))
    }
  }
  console.log(
    wrong.length === 0
      ? `All ${times.length} answers are right.`
      : `${wrong.length} of ${times.length} answers are not right: ${wrong.map((text) => `"${text}"`).join(', ')}`,
  )
  return wrong.length === 0 ? 0 : 1
}
