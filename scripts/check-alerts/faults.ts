// What can go wrong, each as it would begin in a healthy studio, and the one alert that has to fire.
import { HEALTHY, type Health } from './traffic.ts'
import type { World } from './world.ts'

export interface Fault {
  name: string
  /** The title of the alert. */
  alert: string
  minutes: number
  /** What is different in this minute since the fault began. */
  health(minute: number): Partial<Health>
}

const also = (act: (world: World, minute: number) => void) => (minute: number) => ({
  also: (world: World) => act(world, minute),
})
const always = (health: Partial<Health>) => () => health

export const FAULTS: readonly Fault[] = [
  {
    name: 'a release answers 8 % with 500',
    alert: 'The API fails',
    minutes: 8,
    health: always({ apiErrors: 0.08 }),
  },
  {
    name: 'an index is missing: 8 % take 4 s',
    alert: 'The API is slow',
    minutes: 20,
    health: always({ apiSlow: { share: 0.08, ms: 4000 } }),
  },
  {
    name: 'the domain leads nowhere',
    alert: 'The studio cannot be reached',
    minutes: 15,
    health: always({ isUp: false }),
  },
  {
    name: 'the certificate is not renewed',
    alert: 'A certificate or key is about to be too old',
    minutes: 120,
    health: always({ certificateDays: 9 }),
  },
  {
    name: 'the signing key is nearly a year old',
    alert: 'A certificate or key is about to be too old',
    minutes: 120,
    health: always({ keyDays: 355 }),
  },
  {
    name: 'somebody tries passwords',
    alert: 'Many attempts to sign in fail',
    minutes: 30,
    health: always({ wrongPasswords: 60 }),
  },
  {
    name: 'a function is not called any more',
    alert: 'Events wait',
    minutes: 45,
    health: also((world, minute) => world.backlog('photo-thumbnails', minute * 3, minute * 60)),
  },
  {
    name: 'Pub/Sub may not forward letters',
    alert: 'An event is retried longer than it may be',
    minutes: 300,
    health: also((world, minute) => world.backlog('cv-render', 1, minute * 60)),
  },
  {
    name: 'a poison event is given up',
    alert: 'Events were given up',
    minutes: 160,
    health: also((world, minute) => {
      world.backlog('cv-render', minute < 150 ? 1 : 0, minute < 150 ? minute * 60 : 0)
      if (minute % 10 === 0) world.request('cv-render', 500, 800)
      if (minute === 150)
        world.tell({
          kind: 'dead-lettered',
          subscription: 'cv-render',
          topic: 'cv-ready',
          messageId: '1',
          trace: null,
        })
    }),
  },
  {
    name: 'the shelf is not called',
    alert: 'Dead letters do not reach the shelf',
    minutes: 60,
    health: also((world, minute) => world.backlog('cv-render-dead-letter', 1, minute * 60)),
  },
  {
    name: 'the shelf fails for ten minutes',
    alert: 'The shelf could not take a letter',
    minutes: 10,
    health: also((world, minute) => {
      world.backlog('cv-render-dead-letter', 1, minute * 60)
      world.request('dead-letter-shelf', 500, 900)
      world.log('dead-letter-shelf', { alert: 'letter-at-risk' })
    }),
  },
  {
    name: 'the scheduler stops ticks of mails',
    alert: 'A schedule is silent',
    minutes: 40,
    health: always({ silent: ['campaign-tick'] }),
  },
  {
    name: 'the scheduler stops the sweep',
    alert: 'A schedule is silent',
    minutes: 60,
    health: always({ silent: ['sweep-tick'] }),
  },
  {
    name: 'a function crashes at its first event, again and again',
    alert: 'A service crashes or keeps failing',
    minutes: 30,
    health: also((world) => {
      world.crash('cv-render')
      world.request('cv-render', 503, 900)
      world.backlog('cv-render', 3, 300)
    }),
  },
  {
    name: 'a revision does not start',
    alert: 'A service crashes or keeps failing',
    minutes: 20,
    health: also((world) => world.failToStart('mail-send')),
  },
  {
    name: 'a function fails with every event',
    alert: 'A service crashes or keeps failing',
    minutes: 20,
    health: also((world) => {
      for (let each = 0; each < 8; each++) world.request('job-scrape', 500, 700)
    }),
  },
  {
    name: 'nobody’s mails are claimed',
    alert: 'Mails are due and not sent',
    minutes: 40,
    health: (minute) => ({ mailsOverdue: minute * 60 + 1 }),
  },
  {
    name: 'the API has all of its instances',
    alert: 'A limit is near',
    minutes: 30,
    health: always({ apiInstances: 20 }),
  },
  {
    name: 'functions have all of theirs',
    alert: 'A limit is near',
    minutes: 30,
    health: also((world) => {
      for (let each = 0; each < 40; each++) world.request('photo-thumbnails', 429, 10_000)
    }),
  },
  {
    name: 'an import writes 450 documents a second',
    alert: 'A limit is near',
    minutes: 40,
    health: always({ writes: 450 }),
  },
  {
    name: '2.7 % of requests fail',
    alert: 'The budget of availability burns fast',
    minutes: 43,
    health: always({ apiErrors: 0.027 }),
  },
  {
    name: '0.8 % of requests fail, all day',
    alert: 'The budget of availability burns slow',
    minutes: 480,
    health: always({ apiErrors: 0.008 }),
  },
  {
    name: '10 % take 2.5 s',
    alert: 'The budget of latency burns fast',
    minutes: 60,
    health: always({ apiSlow: { share: 0.1, ms: 2500 } }),
  },
  {
    name: '5 % take 2.5 s, all day',
    alert: 'The budget of latency burns slow',
    minutes: 480,
    health: always({ apiSlow: { share: 0.05, ms: 2500 } }),
  },
  {
    name: 'every photo takes three minutes',
    alert: 'The budget of photo-freshness burns fast',
    minutes: 60,
    health: always({ latePhotos: { share: 1, seconds: 180 } }),
  },
  {
    name: 'two of five photos take three minutes, all day',
    alert: 'The budget of photo-freshness burns slow',
    minutes: 480,
    health: always({ latePhotos: { share: 0.4, seconds: 180 } }),
  },
  {
    name: 'every mail takes ten minutes',
    alert: 'The budget of mail-freshness burns fast',
    minutes: 60,
    health: always({ lateMails: { share: 1, seconds: 600 } }),
  },
  {
    name: 'two of five mails take ten minutes, all day',
    alert: 'The budget of mail-freshness burns slow',
    minutes: 480,
    health: always({ lateMails: { share: 0.4, seconds: 600 } }),
  },
]

export const during = (fault: Fault, minute: number): Health => ({ ...HEALTHY, ...fault.health(minute) })
