// The maker tries a question out. Nothing of it is kept or counted.
import { AppError } from '../../platform/errors.ts'
import type { Answering } from '../answers/contract.ts'
import { createTrying } from '../answers/trying.ts'
import { noShop } from '../settings/service.ts'
import type { AskedShop } from './asking.ts'
import type { Trial, TrialRequest } from './schemas.ts'
import { checkSaid } from './texts.ts'

export interface TrialsDeps {
  answering: Answering
  /** Null for a maker without a shop. */
  shopOf(ownerId: string): Promise<AskedShop | null>
}

export type Trials = ReturnType<typeof createTrials>

export function createTrials({ answering, shopOf }: TrialsDeps) {
  const trying = createTrying({ answering })
  return {
    /** Throws AppError `not-found` without a shop, `invalid` naming the field, and what answering throws. */
    async attempt(
      ownerId: string,
      { text, history = [] }: TrialRequest,
      { network, signal }: { network: string; signal: AbortSignal },
    ): Promise<Trial> {
      checkSaid('text', text)
      const shop = await shopOf(ownerId)
      if (!shop) throw noShop()
      const trial = await trying.try({ shop, text, history, accountId: ownerId, network }, signal)
      if (!trial) throw new AppError('temporary', 'The request ended before there was an answer')
      return trial
    },
  }
}
