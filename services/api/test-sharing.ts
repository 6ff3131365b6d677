// One world for the tests of a file about links: for each a maker, and a client without an account, both new.
import { beforeEach } from 'vitest'
import { shareWorld } from '../platform/test-shared-world.ts'
import { readyPhoto } from './test-links.ts'
import { type Browser, setUp, type World } from './test-world.ts'

export let world: World
export let maker: Browser & { id: string }
export let client: Browser
let clients = 0

export function openSharing(): void {
  shareWorld(
    () => setUp({ withStorage: true }),
    (started) => {
      world = started
    },
  )
  beforeEach(async () => {
    maker = await world.registered()
    clients += 1
    client = world.browser({ address: `198.18.${clients >> 8}.${clients & 255}` })
  })
}

export const photo = () => readyPhoto(world, maker.id)
