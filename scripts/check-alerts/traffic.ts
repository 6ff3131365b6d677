// A studio on which people work: more by day than by night, with a crowd now and then, deploys, cold starts, events that
// are tried again, and a few errors. What a fault disturbs are the numbers in `Health`.
import { seededRandom } from '../../local-cloud/seeded-random.ts'
import type { World } from './world.ts'

export interface Health {
  /** Shares of the API's requests. */
  apiErrors: number
  apiSlow: { share: number; ms: number }
  apiInstances: number | null
  /** Failed sign-ins a minute. */
  wrongPasswords: number
  isUp: boolean
  certificateDays: number
  keyDays: number
  silent: readonly string[]
  /** Shares that take so many seconds. */
  latePhotos: { share: number; seconds: number }
  lateMails: { share: number; seconds: number }
  mailsOverdue: number
  /** Documents written a second. */
  writes: number
  /** What happens besides, once a minute. */
  also: (world: World) => void
}

export const HEALTHY: Health = {
  apiErrors: 0.0002,
  apiSlow: { share: 0.001, ms: 2500 },
  apiInstances: null,
  wrongPasswords: 0.2,
  isUp: true,
  certificateDays: 60,
  keyDays: 120,
  silent: [],
  latePhotos: { share: 0.004, seconds: 90 },
  lateMails: { share: 0.01, seconds: 400 },
  mailsOverdue: 0,
  writes: 3,
  also: () => {},
}

const SUBSCRIPTIONS = ['photo-thumbnails', 'photo-metadata', 'mail-send', 'cv-render', 'order-fulfil']
const MINUTES_OF_DAY = 24 * 60

export function createTraffic(world: World, seed: number) {
  const random = seededRandom(seed)
  const isNow = (share: number) => random() < share
  const between = (low: number, high: number) => low + random() * (high - low)
  /** A whole number with this mean. */
  const about = (mean: number) => Math.floor(between(0.5, 1.5) * mean + random())

  /** 0.08 at four in the morning, 1 at four in the afternoon. */
  const busyness = (time: number) => {
    const hour = (time / 3_600_000) % 24
    return 0.54 - 0.46 * Math.cos(((hour - 4) / 24) * 2 * Math.PI)
  }

  function photos(count: number, health: Health, seconds: (index: number) => number) {
    for (let index = 0; index < count; index++) {
      world.publish('photo-uploaded')
      // One in a hundred fails for a moment and is delivered again.
      if (isNow(0.01)) world.request('photo-thumbnails', 500, 300)
      world.request('photo-thumbnails', 200, between(300, 1500))
      world.request('photo-metadata', 200, between(50, 300))
      const isLate = isNow(health.latePhotos.share)
      world.figure('photo-metadata', 'photo-ready', isLate ? health.latePhotos.seconds : seconds(index))
    }
  }

  /** One minute of it. `minute` counts from the start. */
  return async (minute: number, health: Health): Promise<void> => {
    const time = world.clock.now()
    const busy = busyness(time)
    const ofDay = Math.floor(time / 60_000) % MINUTES_OF_DAY

    for (let left = about(90 * busy); left > 0; left--) {
      const isError = isNow(health.apiErrors)
      const isSlow = isNow(health.apiSlow.share)
      const ms = isSlow ? health.apiSlow.ms : between(8, 250)
      const status = isError ? 500 : isNow(0.02) ? 404 : 200
      world.request('api', status, ms)
      world.log('api', { answeredMs: Math.round(ms) })
    }
    for (let left = about(health.wrongPasswords); left > 0; left--)
      world.log('api', { securityEvent: { kind: 'sign-in-failed' } })

    for (const [topic, service, every] of [
      ['campaign-tick', 'campaign-pace', 1],
      ['sweep-tick', 'work-sweep', 5],
    ] as const)
      if (minute % every === 0 && !health.silent.includes(topic)) {
        world.publish(topic)
        world.request(service, 200, between(200, 20_000))
      }
    world.figure('campaign-pace', 'mail-overdue', health.mailsOverdue || between(0, 20))

    photos(about(2 * busy), health, () => between(1.5, 8))
    // Somebody comes home with a full card: two a second are made.
    const crowd = ofDay === 19 * 60 ? 240 : 0
    photos(crowd, health, (index) => 2 + index / 2)
    if (busy > 0.15 && minute % 2 === 0) {
      world.publish('mail-due')
      world.request('mail-send', 200, between(400, 3000))
      const isLate = isNow(health.lateMails.share)
      world.figure('mail-send', 'mail-sent', isLate ? health.lateMails.seconds : between(1, 40))
    }
    if (isNow(0.05 * busy)) world.figure('cv-render', 'cv-made')
    if (isNow(0.03 * busy)) world.log('api', { figure: { name: 'order-placed', value: 1 } })
    if (isNow(0.05 * busy)) world.log('api', { figure: { name: 'question-asked', value: 1 } })
    if (isNow(0.01 * busy)) world.log('api', { figure: { name: 'person-registered', value: 1 } })

    world.instances('api', health.apiInstances ?? (ofDay % 15 === 0 && busy > 0.8 ? 2 : 1))
    for (const service of SUBSCRIPTIONS) world.instances(service, isNow(busy) ? 1 : 0)
    // A deploy at eleven replaces every instance; once a night an instance runs out of memory.
    if (ofDay === 11 * 60) world.instances('api', 0)
    if (ofDay === 3 * 60) world.crash('photo-thumbnails')
    for (const subscription of SUBSCRIPTIONS)
      world.backlog(subscription, isNow(0.2) ? about(2) : 0, isNow(0.01) ? 45 : Math.floor(between(0, 8)))
    for (const subscription of SUBSCRIPTIONS) world.backlog(`${subscription}-dead-letter`, 0, 0)

    world.tell({
      kind: 'documents',
      method: 'Commit',
      reads: about(200 * busy),
      writes: about(health.writes * 60),
      deletes: 0,
      account: null,
    })
    if (minute % 5 === 0) world.figure('api', 'key-age', health.keyDays + minute / MINUTES_OF_DAY)
    // A minute in which no checker gets through is the internet's.
    await world.uptime(health.isUp && ofDay !== 5 * 60 + 30, health.certificateDays)
    health.also(world)
    world.clock.advance(60_000)
  }
}
