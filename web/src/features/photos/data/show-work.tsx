// Shows how far work on many photos is, with a way to stop it. It comes when somebody begins such work.
import { toast } from 'sonner'
import { Progress } from '../../../ui/progress.tsx'

export interface Work {
  signal: AbortSignal
  onStep(done: number): void
  end(): void
}

export function showWork(doing: string, total: number): Work {
  const stop = new AbortController()
  const words = total.toLocaleString('en')
  const show = (done: number) =>
    toast.message(doing, {
      id,
      duration: Number.POSITIVE_INFINITY,
      description: (
        <>
          <span className="tabular-nums">
            {done.toLocaleString('en')} of {words}
          </span>
          {/* The toast has the colours of the other theme. */}
          <Progress label={doing} value={done / total} className="mt-1.5 bg-paper/25! *:bg-paper!" />
        </>
      ),
      action: { label: 'Stop', onClick: () => stop.abort() },
    })
  const id = `work-${crypto.randomUUID()}`
  show(0)
  return {
    signal: stop.signal,
    onStep(done) {
      if (!stop.signal.aborted) show(done)
    },
    end: () => void toast.dismiss(id),
  }
}
