import type { Service } from './cloud.ts'

/** `untried` is a revision that cannot be reached from here. */
export type Trial = 'well' | 'untried' | { problem: string }

/** Tries a new revision at its tag's address. */
export type Smoke = (service: Service, tagUri: string) => Promise<Trial>

export interface SmokeDeps {
  /** An identity token for this audience, or null where nobody here may call functions. */
  identityToken: (audience: string) => Promise<string | null>
  /** Milliseconds for each answer; the first one may start an instance. */
  timeoutMs: number
}

/** What a person meets first, and what a probe asks. */
const API_PATHS = ['/health/live', '/health/ready', '/sign-in']

export function createSmoke({ identityToken, timeoutMs }: SmokeDeps): Smoke {
  async function ask(url: string, init: RequestInit = {}): Promise<Response | string> {
    try {
      return await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) })
    } catch (error) {
      return `${url} does not answer: ${error instanceof Error ? error.message : error}`
    }
  }

  async function tryApi(tagUri: string): Promise<string | null> {
    for (const path of API_PATHS) {
      const answer = await ask(`${tagUri}${path}`, { headers: { accept: 'text/html, */*' } })
      if (typeof answer === 'string') return answer
      await answer.body?.cancel()
      // Where only the public name is known to it, its own refusal shows that it runs.
      if (answer.status === 421 && !path.startsWith('/health/')) continue
      if (answer.status !== 200) return `${path} is answered with ${answer.status}`
    }
    return null
  }

  /**
   * A function takes nothing but events, which come by POST, so its refusal of another method shows that it runs and lets
   * in who may call it. The audience is the service's address, also under a tag.
   * Source: https://cloud.google.com/run/docs/authenticating/service-to-service
   */
  async function tryFunction(tagUri: string, token: string): Promise<string | null> {
    const answer = await ask(tagUri, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{}',
    })
    if (typeof answer === 'string') return answer
    await answer.body?.cancel()
    return answer.status >= 500 || answer.status === 401 || answer.status === 403
      ? `it is answered with ${answer.status}`
      : null
  }

  /**
   * The address of a tag takes requests from where the service does, so behind a load balancer and for functions there
   * is none to try from here. Source: https://cloud.google.com/run/docs/securing/ingress
   */
  return async (service, tagUri) => {
    if (!service.isReachable) return 'untried'
    if (tagUri === '') return { problem: 'its tag has no address' }
    const token = service.name === 'api' ? '' : await identityToken(service.uri)
    if (token === null) return 'untried'
    const problem = await (service.name === 'api' ? tryApi(tagUri) : tryFunction(tagUri, token))
    return problem === null ? 'well' : { problem }
  }
}
