import type { Clock } from '../clock.ts'
import type { ProbeDescription } from '../description.ts'
import type { Instance } from './instance.ts'
import { answersWell } from './probe.ts'

/** Probes an instance regularly, and ends it when it failed too often in a row. */
export function watchLiveness(
  instance: Instance,
  probe: ProbeDescription,
  clock: Clock,
  onSick: () => void,
): void {
  let failures = 0

  async function look(path: string): Promise<void> {
    if (instance.state !== 'ready') return
    failures = (await answersWell(instance.port, path, probe.timeoutSeconds)) ? 0 : failures + 1
    if (instance.state !== 'ready') return
    if (failures < probe.failureThreshold) return again(probe.periodSeconds)
    onSick()
    instance.kill('SIGKILL')
  }

  function again(seconds: number): void {
    const { path } = probe
    if (path !== null) clock.after(seconds * 1000, () => void look(path))
  }

  again(probe.initialDelaySeconds + probe.periodSeconds)
}
