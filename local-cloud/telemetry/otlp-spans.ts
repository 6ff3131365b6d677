import { MAX_SPAN_NAME } from './limits.ts'
import { attributesIn, listIn, Rejected, shown, timeIn, type Wire, wireIn } from './otlp-values.ts'
import { SPAN_KINDS, type Span } from './span.ts'

export interface Read<Item> {
  items: Item[]
  /** Why some were not taken; one reason each. */
  rejected: string[]
}

/** Reads an ExportTraceServiceRequest. Throws `NotOtlp` when it is none. */
export function readSpans(request: Wire, projectId: string): Read<Span> {
  const read: Read<Span> = { items: [], rejected: [] }
  for (const { resource, scopeSpans } of listIn(request.resourceSpans, 'resource_spans')) {
    const spans = listIn(scopeSpans, 'scope_spans').flatMap((scope) => listIn(scope.spans, 'spans'))
    const about = attributesIn(wireIn(resource).attributes)
    checkProject(about['gcp.project_id'], projectId)
    for (const span of spans)
      try {
        read.items.push(spanIn(span, String(about['service.name'] ?? 'unknown_service')))
      } catch (error) {
        if (!(error instanceof Rejected)) throw error
        read.rejected.push(error.message)
      }
  }
  return read
}

/** Google stores by this attribute, and refuses what names no project or one where the caller may not write. */
export function checkProject(given: unknown, projectId: string): void {
  if (given !== projectId) throw new ForeignProject(String(given ?? ''))
}

export class ForeignProject extends Error {}

function spanIn(wire: Wire, service: string): Span {
  const { name, kind = 0, status, startTimeUnixNano, endTimeUnixNano, attributes, parentSpanId } = wire
  if (typeof name !== 'string' || name === '') throw new Rejected('A span has no name')
  if (Buffer.byteLength(name) > MAX_SPAN_NAME)
    throw new Rejected(`The name of a span has more than ${MAX_SPAN_NAME} bytes`)
  const start = timeIn(startTimeUnixNano)
  const end = timeIn(endTimeUnixNano)
  if (end < start) throw new Rejected('A span ends before it starts')
  return {
    traceId: idIn(wire.traceId, 32),
    spanId: idIn(wire.spanId, 16),
    parentSpanId: parentSpanId === undefined || parentSpanId === '' ? null : idIn(parentSpanId, 16),
    name,
    service,
    kind: SPAN_KINDS[Number(shown(kind)) - 1] ?? 'internal',
    start,
    end,
    status: (['unset', 'ok', 'error'] as const)[Number(shown(wireIn(status).code ?? 0))] ?? 'unset',
    attributes: attributesIn(attributes),
  }
}

/** Unlike other bytes in JSON, ids are hexadecimal. */
function idIn(value: unknown, digits: number): string {
  const id = shown(value).toLowerCase()
  if (!new RegExp(`^[0-9a-f]{${digits}}$`).test(id) || /^0+$/.test(id))
    throw new Rejected(`${id} is not an id of ${digits} hexadecimal digits`)
  return id
}
