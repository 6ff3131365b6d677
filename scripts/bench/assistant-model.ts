// A model that takes 600 ms, and is asked by the studio as any other.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import type { Account } from '../../services/accounts/schemas.ts'
import { connectSecrets } from '../../services/platform/clients.ts'
import type { StudioClient } from '../client.ts'
import { makeAdmin } from '../roles.ts'
import type { Studio } from '../studio.ts'

const ANSWERS_AFTER_MS = 600
/** A role counts from the next half minute. */
const ROLE_PAUSE_MS = 1000

export interface SlowModel extends AsyncDisposable {
  url: string
}

/** Speaks OpenAI's chat completions. It answers with words of the first piece of evidence. */
export async function startSlowModel(): Promise<SlowModel> {
  const server = createServer(async (request, response) => {
    const { messages } = (await json(request)) as { messages: { role: string; content: string }[] }
    await wait(ANSWERS_AFTER_MS)
    const input = messages.findLast(({ role }) => role === 'user')?.content ?? ''
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const chunks = [
      { choices: [{ delta: { content: firstEvidence(input) } }] },
      {
        choices: [{ delta: {}, finish_reason: 'stop' }],
        usage: { prompt_tokens: 900, completion_tokens: 20 },
      },
    ]
    response.end(`${chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join('')}data: [DONE]\n\n`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A line of the first block of evidence, cited. */
function firstEvidence(input: string): string {
  const [, block = ''] = /<evidence 1 [^>]*>\n([^<]*)\n<\/evidence/.exec(input) ?? []
  const line =
    block
      .split('\n')
      .at(-1)
      ?.replace(/[.\s]+$/, '') ?? ''
  return `${line} [1].`
}

/** From here on the studio has a model with a key. */
export async function answerByModel({ cloud }: Studio, maker: StudioClient): Promise<void> {
  const secrets = await connectSecrets({
    GOOGLE_CLOUD_PROJECT: cloud.projectId,
    SECRET_MANAGER_EMULATOR_HOST: cloud.operatorAddress,
  })
  const parent = `projects/${cloud.projectId}/secrets/openrouter-keys`
  await secrets.addSecretVersion({ parent, payload: { data: Buffer.from('a-key') } })
  await secrets.close()
  const { id } = await maker.call<Account>('GET', '/account')
  await makeAdmin(cloud, id)
  const model = {
    ...{ displayName: 'Slow', modelName: 'slow', provider: 'openrouter', secretNames: ['openrouter-keys'] },
    ...{ isActive: true, isLoginRequired: false },
  }
  for (;;) {
    const { status } = await maker.send('GET', '/api/v1/models')
    if (status === 200) break
    await wait(ROLE_PAUSE_MS)
  }
  await maker.call('POST', '/models', model)
}
