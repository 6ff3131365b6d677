import type { World } from '../world.ts'

/** How many events came to the topic since the scenario began. */
export const publishedOf = ({ told }: Pick<World, 'told'>, topic: string): number =>
  told.filter((each) => each.kind === 'published' && each.topic === topic).length
