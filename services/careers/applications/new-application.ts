import type { ApplicationFacts } from './record.ts'
import type { ApplicationCreation } from './schemas.ts'

interface Given {
  id: string
  ownerId: string
  position: number
  time: string
  isExample?: boolean
}

export function newApplication(
  creation: ApplicationCreation,
  { id, ownerId, position, time, isExample = false }: Given,
): ApplicationFacts {
  const facts: ApplicationFacts = {
    company: '',
    url: null,
    stage: 'saved',
    appliedOn: null,
    notes: '',
    contact: null,
    nextStep: null,
    salary: null,
    jobId: null,
    cvId: null,
    sentCv: null,
    leftovers: [],
    state: 'live',
    ...creation,
    id,
    ownerId,
    position,
    isExample,
    addedAt: time,
    trashedAt: null,
  }
  return onItsWay(facts, { stage: 'saved', appliedOn: null }, time)
}

/**
 * An application that becomes applied for has been sent today, unless the person says another day. Without one from the
 * browser the day is that of UTC.
 */
export function onItsWay<Facts extends Pick<ApplicationFacts, 'stage' | 'appliedOn'>>(
  facts: Facts,
  before: Pick<ApplicationFacts, 'stage' | 'appliedOn'>,
  time: string,
): Facts {
  const isSent = before.stage === 'saved' && facts.stage === 'applied' && facts.appliedOn === null
  return isSent ? { ...facts, appliedOn: time.slice(0, 10) } : facts
}
