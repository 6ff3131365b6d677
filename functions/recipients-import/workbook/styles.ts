// The number format of each style of a workbook.
import type { Archive } from './archive.ts'
import { readXml } from './read-xml.ts'

/** ECMA-376, 18.8.30. The numbers 14, 22 and 37 to 44 follow the settings of each computer. */
const BUILT_IN: Record<number, string> = {
  ...{ 0: 'General', 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00' },
  ...{ 5: '"$"#,##0', 6: '"$"#,##0', 7: '"$"#,##0.00', 8: '"$"#,##0.00' },
  ...{ 12: '# ?/?', 13: '# ??/??', 14: 'yyyy-mm-dd', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy' },
  ...{ 18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM', 20: 'h:mm', 21: 'h:mm:ss', 22: 'yyyy-mm-dd h:mm' },
  ...{ 37: '#,##0;(#,##0)', 38: '#,##0;(#,##0)', 39: '#,##0.00;(#,##0.00)', 40: '#,##0.00;(#,##0.00)' },
  ...{ 41: '#,##0', 42: '"$"#,##0', 43: '#,##0.00', 44: '"$"#,##0.00' },
  ...{ 45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss.0', 48: '##0.0E+0', 49: '@' },
}

const MAX_CODE = 300

/** The format code of each style, by the style's index. */
export async function readFormats(archive: Archive, path: string | null): Promise<string[]> {
  const custom = new Map<number, string>()
  const formats: string[] = []
  if (path === null) return formats
  let isCells = false
  await readXml(archive, path, {
    open(name, attributes) {
      if (name === 'numFmt') {
        const { numFmtId, formatCode } = attributes()
        if (formatCode !== undefined) custom.set(Number(numFmtId), formatCode.slice(0, MAX_CODE))
      }
      if (name === 'cellXfs') isCells = true
      if (name !== 'xf' || !isCells) return
      const id = Number(attributes().numFmtId ?? 0)
      formats.push(custom.get(id) ?? BUILT_IN[id] ?? 'General')
    },
    close(name) {
      if (name === 'cellXfs') isCells = false
    },
  })
  return formats
}
