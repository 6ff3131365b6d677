// Opens a shop in a test's studio and runs the functions that its events start.
import { catalogueIndex } from '../../api/test-catalogue.ts'
import { knowledgeIndex } from '../../api/test-knowledge.ts'
import type { Method, World } from '../../api/test-world.ts'
import type { Asked } from '../answers/contract.ts'

/** What a maker asks of the API; the path is below `/api/v1`. */
export type Call = <Answer>(method: string, path: string, body?: unknown) => Promise<Answer>

export interface OpenShop {
  shop: Asked['shop']
  call: Call
  /** Runs the functions that an event of the shop starts. */
  index(): Promise<void>
}

export async function openShop(
  world: World,
  opening: { handle: string; name: string; currency: string; country: string },
  fill: (client: { call: Call }) => Promise<void>,
): Promise<OpenShop> {
  const maker = await world.registered()
  async function call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await maker.request(method as Method, `/api/v1${path}`, body)
    if (answer.statusCode >= 400) throw new Error(`${method} ${path}: ${answer.body}`)
    return answer.json()
  }
  const indexCatalogue = catalogueIndex(world)
  const indexKnowledge = knowledgeIndex(world)
  const event = { ownerId: maker.id, changes: [] as [] }

  async function index(): Promise<void> {
    await indexCatalogue(event)
    await indexKnowledge(event)
    // Instances look for news once a second.
    await world.clock.advance(1000)
  }

  const { handle, email, name } = await call<Asked['shop']>('POST', '/shop', opening)
  await fill({ call })
  await index()
  return { shop: { ownerId: maker.id, handle, email, name }, call, index }
}
