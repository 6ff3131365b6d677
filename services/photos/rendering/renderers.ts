// Pictures are decoded in separate processes. A picture that crashes, hangs or exhausts its process does not harm
// another person's picture, and is refused.
import type { Adjustments } from '../schemas.ts'
import { BadPicture } from './limits.ts'
import type { Rendered } from './render.ts'
import { type Answer, createRenderer, type Renderer, type RendererLimits } from './renderer.ts'
import { takingTurns } from './taking-turns.ts'

export const RENDERER_LIMITS: RendererLimits = {
  processorSeconds: 40,
  // This is just within the function's time limit.
  seconds: 100,
  memory: 820 * 1024 * 1024,
}

/** Each process keeps about two processors busy half of the time: decoding uses one, encoding several. */
const ORDINARY = 2

export interface RenderersOptions {
  entry?: URL
  limits?: RendererLimits
}

export function createRenderers({
  entry = new URL('./render-process.ts', import.meta.url),
  limits = RENDERER_LIMITS,
}: RenderersOptions = {}) {
  const lane = () => createLane(createRenderer({ entry, limits }))
  const lanes = Array.from({ length: ORDINARY }, lane)
  const heavy = lane()

  return {
    /** Where pictures wait, owners take turns. Throws BadPicture when these bytes can never be shown. */
    async render(bytes: Buffer, ownerId: string, adjustments: Adjustments | null = null): Promise<Rendered> {
      const ordinary = shortest(lanes)
      const first = await ordinary.ask(ownerId, (renderer) =>
        renderer.ask(bytes, { mayBeHeavy: false, adjustments }),
      )
      // The memory of a process never shrinks, so a process ends with its heavy picture.
      const answer =
        first.kind === 'heavy'
          ? await heavy.ask(ownerId, (renderer) =>
              renderer.ask(bytes, { mayBeHeavy: true, adjustments }).finally(() => renderer.end()),
            )
          : first
      if (answer.kind === 'rendered') return answer.rendered
      throw new BadPicture(answer.kind === 'refused' ? answer.reason : 'It takes too much memory to decode.')
    },

    pids: () => [...lanes, heavy].flatMap(({ renderer }) => renderer.pid() ?? []),

    [Symbol.dispose]() {
      for (const { renderer } of [...lanes, heavy]) renderer.end()
    },
  }
}

type Lane = ReturnType<typeof createLane>

/** The pictures that wait for one process. */
function createLane(renderer: Renderer) {
  const inTurn = takingTurns()
  let waiting = 0
  return {
    renderer,
    waiting: () => waiting,
    async ask(ownerId: string, question: (renderer: Renderer) => Promise<Answer>): Promise<Answer> {
      waiting += 1
      try {
        return await inTurn(ownerId, () => question(renderer))
      } finally {
        waiting -= 1
      }
    },
  }
}

const shortest = (lanes: Lane[]): Lane => lanes.reduce((a, b) => (b.waiting() < a.waiting() ? b : a))
