import { expect, test } from 'vitest'
import { periodsIn } from './dates.ts'

const shown = (text: string) => {
  const [period, ...others] = periodsIn(text)
  if (!period) return 'none'
  const of = (date: { iso: string | null; text: string } | null) =>
    date?.iso ?? (date ? `"${date.text}"` : '')
  return `${of(period.start)}..${period.isCurrent ? 'now' : of(period.end)}${others.length > 0 ? ` +${others.length}` : ''}`
}

test.each([
  ['03/2019 – heute', '2019-03..now'],
  ['03.2019 - 12.2020', '2019-03..2020-12'],
  ['01.03.2019 – 31.12.2020', '2019-03-01..2020-12-31'],
  ['depuis février 2021', '2021-02..now'],
  ['de sept. 2016 à janv. 2021', '2016-09..2021-01'],
  ['seit 2016', '2016..now'],
  ['Jan 2016 - Dec 2018', '2016-01..2018-12'],
  ['June 2020 to Present', '2020-06..now'],
  ['2012-06 – 2013-01', '2012-06..2013-01'],
  ['2019–21', '2019..2021'],
  ['May – Aug 2021', '2021-05..2021-08'],
  ["Jan '19 - Mar '20", '2019-01..2020-03'],
  ['Summer 2021', '"Summer 2021".."Summer 2021"'],
  ['20XX-04', '"20XX-04".."20XX-04"'],
  ['2016', '2016..2016'],
  ['2020年4月 ～ 現在', '2020-04..now'],
  ['2018年4月 - 2020年3月', '2018-04..2020-03'],
  ['2019.03 - 2021.12', '2019-03..2021-12'],
  ['enero 2019 – actualidad', '2019-01..now'],
  ['gennaio 2018 - oggi', '2018-01..now'],
  ['março de 2017 – atual', '2017-03..now'],
  ['maart 2019 - heden', '2019-03..now'],
  ['сентябрь 2018 — настоящее время', '2018-09..now'],
  ['marzec 2020 – obecnie', '2020-03..now'],
  ['maj 2019 – nuvarande', '2019-05..now'],
  ['2019 - الآن', '2019..now'],
  ['October 1, 2019 - present', '2019-10-01..now'],
  ['03/04/2019 - 13/05/2020', '2019..2020-05-13'],
  ['Reduced cost by 2000 %', 'none'],
  ['marketing 2 people', 'none'],
])('%s', (text, right) => {
  expect(shown(text)).toBe(right)
})
