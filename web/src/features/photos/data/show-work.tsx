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
  let last = 0
  function show(done: number) {
    last = done
    const isStopping = stop.signal.aborted
    toast.message(doing, {
      id,
      duration: Number.POSITIVE_INFINITY,
      description: (
        <>
          <span className="tabular-nums">
            {isStopping ? 'Stopping…' : `${done.toLocaleString('en')} of ${words}`}
          </span>
          {/* The toast has the colours of the other theme. */}
          <Progress label={doing} value={done / total} className="mt-1.5 bg-paper/25! *:bg-paper!" />
        </>
      ),
      action: isStopping ? null : { label: 'Stop', onClick },
    })
  }
  /** The step under way ends first, which is told for as long as it takes. */
  function onClick(event: React.MouseEvent) {
    event.preventDefault()
    stop.abort()
    show(last)
  }
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
