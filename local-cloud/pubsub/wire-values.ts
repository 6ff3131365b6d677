// Protocol-buffer values as grpc.ts passes them: int64 as strings, absent fields undefined.

export interface DurationWire {
  seconds?: string | number
  nanos?: number
}

export interface TimestampWire {
  seconds?: string | number
  nanos?: number
}

export interface FieldMaskWire {
  paths?: string[]
}

export const seconds = (duration: DurationWire): number =>
  Number(duration.seconds ?? 0) + (duration.nanos ?? 0) / 1e9

export function duration(value: number): DurationWire {
  const whole = Math.floor(value)
  return { seconds: whole, nanos: Math.round((value - whole) * 1e9) }
}

/** Milliseconds since the epoch, rounded up. */
export const milliseconds = (timestamp: TimestampWire): number =>
  Number(timestamp.seconds ?? 0) * 1000 + Math.ceil((timestamp.nanos ?? 0) / 1e6)

export function timestamp(value: number): TimestampWire {
  const whole = Math.floor(value / 1000)
  return { seconds: whole, nanos: Math.round(value - whole * 1000) * 1e6 }
}

/** `push_config.push_endpoint` and `pushConfig.pushEndpoint` as ['pushConfig', 'pushEndpoint']. */
const segments = (path: string) =>
  path.split('.').map((part) => part.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()))

export const maskRoots = (mask: FieldMaskWire | undefined) =>
  (mask?.paths ?? []).map((path) => segments(path)[0]!)

/** Returns `current` with the fields in the mask taken from `update`; fields that `update` lacks are cleared. */
export function applyMask<Wire extends object>(
  current: Wire,
  update: Wire,
  mask: FieldMaskWire | undefined,
): Wire {
  const result = structuredClone(current)
  for (const path of mask?.paths ?? []) {
    const parts = segments(path)
    const last = parts.pop()!
    let target = result as Record<string, unknown>
    let source = update as Record<string, unknown> | undefined
    for (const part of parts) {
      target[part] ??= {}
      target = target[part] as Record<string, unknown>
      source = source?.[part] as Record<string, unknown> | undefined
    }
    target[last] = source?.[last]
  }
  return result
}
