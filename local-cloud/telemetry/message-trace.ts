/**
 * The trace that a message belongs to: its attribute, as OpenTelemetry's conventions for messages have it, or for a
 * storage notification, which can have no attribute of its own, the metadata of the object.
 */
export function traceOfMessage(message: {
  data: Uint8Array
  attributes: Record<string, string>
}): string | null {
  const { traceparent, payloadFormat } = message.attributes
  if (traceparent) return traceparent
  if (payloadFormat !== 'JSON_API_V1') return null
  try {
    const { metadata } = JSON.parse(Buffer.from(message.data).toString()) as {
      metadata?: { traceparent?: unknown }
    }
    return typeof metadata?.traceparent === 'string' ? metadata.traceparent : null
  } catch {
    return null
  }
}
