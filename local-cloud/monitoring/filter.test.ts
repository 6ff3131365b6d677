import { expect, test } from 'vitest'
import { parseFilter } from './filter.ts'

const ENTRY: Record<string, unknown> = {
  'metric.type': 'run.googleapis.com/request_count',
  'metric.labels.response_code_class': '5xx',
  'resource.labels.service_name': 'photo-thumbnails',
  severity: 'ERROR',
  'jsonPayload.figure.value': 12,
  textPayload: 'Container called exit(1).',
  log_id: 'run.googleapis.com/varlog/system',
}
const look = (path: string) => ENTRY[path]

test.each([
  ['metric.type = "run.googleapis.com/request_count"', true],
  ['metric.type="run.googleapis.com/request_count" metric.label.response_code_class="5xx"', true],
  ['metric.type="run.googleapis.com/request_count" AND metric.labels.response_code_class="2xx"', false],
  ['resource.labels.service_name = one_of("api", "photo-thumbnails")', true],
  ['resource.labels.service_name != one_of("api", "photo-thumbnails")', false],
  ['resource.labels.service_name = starts_with("photo-")', true],
  ['resource.labels.service_name = ends_with("-dead-letter")', false],
  ['resource.labels.service_name = monitoring.regex.full_match("photo-.*")', true],
  ['resource.labels.service_name = monitoring.regex.full_match("photo")', false],
  ['resource.labels.service_name != "api"', true],
  ['NOT resource.labels.service_name = "api"', true],
  ['severity >= WARNING', true],
  ['severity > ERROR', false],
  ['jsonPayload.figure.value > 11.5', true],
  ['jsonPayload.figure.value < 12', false],
  ['jsonPayload.missing < 12', false],
  ['jsonPayload.figure.value:*', true],
  ['jsonPayload.missing:*', false],
  ['log_id("run.googleapis.com/varlog/system") AND textPayload =~ "exit\\\\([1-9]"', true],
  ['textPayload : "exit(0)"', false],
  ['severity = INFO OR (severity = ERROR AND textPayload : "exit")', true],
  ['severity = INFO OR severity = ERROR AND textPayload : "other"', false],
])('%s', (filter, expected) => {
  expect(parseFilter(filter).matches(look)).toBe(expected)
})

test.each([
  ['', 'empty'],
  ['severity ~ 3', 'severity ~ 3'],
  ['severity = has_substring("x")', 'has_substring is not simulated'],
  ['sample(insertId, 0.1)', 'sample is not simulated'],
  ['(severity = ERROR', 'missing'],
  ['severity = ERROR )', 'not expected'],
])('what is not understood is refused: %s', (filter, why) => {
  expect(() => parseFilter(filter)).toThrow(why)
})

test('a filter names its metric only where every match has that one', () => {
  const path = 'metric.type'
  expect(parseFilter('metric.type="a" AND severity=ERROR').required(path)).toBe('a')
  expect(parseFilter('metric.type="a" OR metric.type="b"').required(path)).toBeNull()
  expect(parseFilter('NOT metric.type="a"').required(path)).toBeNull()
})
