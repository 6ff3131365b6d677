// One world for all tests of a file whose tests each have people of their own: it takes longer to start than most of
// them run.
import { afterAll, beforeAll } from 'vitest'

export function shareWorld<World extends AsyncDisposable>(
  start: () => Promise<World>,
  give: (world: World) => void,
): void {
  let world: World | undefined
  beforeAll(async () => {
    world = await start()
    give(world)
  })
  afterAll(() => world?.[Symbol.asyncDispose]())
}
