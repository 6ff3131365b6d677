// One world for all tests of a file, because it takes longer to start than most of them run.
import { afterAll, afterEach, beforeAll } from 'vitest'
import { type SendingWorld, setUp, taking } from './test-world.ts'

/** After every test the mail server takes every mail again, and finds none that is looked up. */
export function shareWorld(give: (world: SendingWorld) => void): void {
  let world: SendingWorld
  beforeAll(async () => {
    world = await setUp()
    give(world)
  })
  afterEach(() => {
    world.behave(taking)
    world.findsMails(null)
  })
  afterAll(() => world[Symbol.asyncDispose]())
}
