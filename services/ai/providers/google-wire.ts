export const GOOGLE_URL = 'https://generativelanguage.googleapis.com'

/** Google says how long to wait in the body: https://cloud.google.com/apis/design/errors#error_details */
export function retryDelay(details: readonly { [field: string]: unknown }[] = []): number | null {
  const info = details.find((detail) => String(detail['@type']).endsWith('google.rpc.RetryInfo'))
  const seconds = /^(\d+(?:\.\d+)?)s$/.exec(String(info?.retryDelay ?? ''))?.[1]
  return seconds === undefined ? null : Math.ceil(Number(seconds) * 1000)
}
